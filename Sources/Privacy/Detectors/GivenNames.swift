/// Common given names, so that a single word after "I'm" or "hi" is known for one, in small letters too.
///
/// Names that are words of English as well (will, mark, grace, may) are left out. It decides only where a cue stands before;
/// it is far from complete and need not be.
enum GivenNames {
    static let all = WordSet(
        """
        aaron abdul abigail adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alfred ali alice alicia alison \
        amanda amelia amina amir amy ana anders andrea andreas andrew angela anita ann anna anne annie anthony antonio arjun arthur \
        ashley astrid barbara beatrice ben benjamin bernard beth betty boris brenda brian bruno camille carlos carmen carol caroline \
        catherine cecilia charles charlotte chen chiara chloe chris christian christina christine christopher claire clara claudia \
        colin connor craig cynthia daniel daniela danielle david deborah denise dennis deepak diana diego dmitri dominic donald \
        donna dorothy douglas duncan edith eduardo edward eileen elena elif elisabeth elizabeth ella ellen elsa emil emily emma eric \
        erik erin ethan eva evelyn fatima felix fernando fiona florian frances francesca francesco francis frank fred frederick \
        gabriel gareth gary gemma geoffrey george gerald gillian giovanni giulia gloria gordon graham greta gustav hannah hans harold \
        harriet harry hassan heather helen helena henrik henry howard hugo ibrahim ingrid irene isaac isabel isabella ivan jacob \
        jacqueline jakub james jamie jane janet janice jason javier jean jeff jeffrey jennifer jenny jeremy jessica joan joanna \
        joao johan johanna john jonas jonathan jorge jose josef joseph joshua juan judith julia julian julie jürgen karen karin karl \
        kate katherine kathleen kathryn katie keith kelly kenneth kevin khalid kim kristina kumar kyle lars laura lauren lea leah \
        lena leo leon leonard liam linda lisa lorenzo louis louise lucas lucia lucy luis luke magnus malcolm marco margaret maria \
        marie mario marion marta martha martin mary mateusz matteo matthew maureen max maya megan mehmet melissa michael michelle \
        miguel mike mohamed mohammed monica monika muhammad nadia nancy naomi natalia natalie natasha neil nicholas nicola nicole \
        nigel nina noah nora oliver olivia omar oscar pablo pamela patricia patrick paul paula pauline pedro peter philip philippe \
        phoebe pierre piotr priya rachel rahul raj ralph ravi raymond rebecca richard robert roberto robin roger ronald rosa rosie \
        ruth ryan sabine sally sam samantha samuel sandra sanjay sara sarah scott sean sebastian sharon sheila shirley silvia simon \
        simone sofia sophia sophie stefan stella stephanie stephen steve steven stuart susan suzanne sven sylvia tamara teresa \
        theresa thomas tim timothy tina tobias tom tomas tony tracy ursula valentina vanessa vera veronica victor victoria vincent \
        wei wendy werner william xavier yasmin yolanda yusuf yvonne zara zoe
        """)
}
