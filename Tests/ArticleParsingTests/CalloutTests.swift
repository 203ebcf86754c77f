import KnowledgeModel
import Testing

@Suite struct CalloutTests {
    @Test func quoteAlerts() {
        check(
            markdown: "> [!NOTE]\n> Text of it.\n\n> [!WARNING]  \n>  Second.\n>\n> - item\n\nplain",
            ["p!note Text of it.", "p!warning Second.", "li0!warning item", "p plain"])
    }

    @Test func quoteAlertInAList() {
        check(markdown: "1. Step\n\n   > [!TIP]\n   > Hint.\n", ["ol0 Step", "ol0!tip Hint."])
    }

    @Test func colonFences() {
        check(
            markdown: ":::note[Mind this]\n\nBody\n\n:::\n\n:::tip Title here\nBody\n:::\nafter",
            ["p!note Mind this", "p!note Body", "p!tip Title here", "p!tip Body", "p after"], profile: .docusaurus)
    }

    @Test func nestedColonFences() {
        check(
            markdown: "::::info\nouter\n:::danger\ninner\n:::\nouter again\n::::\n",
            ["p!info outer", "p!danger inner", "p!info outer again"], profile: .docusaurus)
    }

    @Test func anUnclosedFenceClaimsNothing() {
        check(markdown: ":::note\n\ntext\n\nrest", ["p text", "p rest"], profile: .docusaurus)
    }

    @Test func microsoftColons() {
        check(
            markdown: ":::row:::\n:::column:::\nleft\n:::column-end:::\n:::row-end:::\n\n"
                + "1. See :::image type=\"content\" source=\"a.png\" alt-text=\"the page\"::: now.\n",
            ["p left", "ol0 See the page now."], profile: .microsoftDocs)
    }

    @Test func indentedAdmonitions() {
        check(
            markdown:
                "!!! note \"Mind\"\n    Body one.\n\n    - item\n\n          code\n\nafter\n\n??? tip\n    Folded.\n",
            ["p!note Mind", "p!note Body one.", "li0!note item", "code!note code", "p after", "p!tip Folded."],
            profile: .mkdocs)
    }

    @Test func tabs() {
        check(
            markdown: "=== \"Linux\"\n\n    Run it.\n\n=== \"macOS\"\n\n    ```sh\n    open it\n    ```\n",
            ["p Linux", "p Run it.", "p macOS", "code(sh) open it"], profile: .mkdocs)
    }

    @Test func indentedAdmonitionsInAList() {
        check(
            markdown: "1. One\n\n    !!! warning\n        Hot.\n\n2. Two\n",
            ["ol0 One", "ol0!warning Hot.", "ol0 Two"], profile: .mkdocs)
    }

    @Test func calloutsThatLookLikeCode() {
        check(
            markdown: "```admonish caution\nCareful *now*.\n```\n\n```{note} Title\nText\n```\n",
            ["p!caution Careful now.", "p!note Title", "p!note Text"])
    }

    @Test func kramdownClasses() {
        check(
            markdown: "Old clients fail.\n{: .warning}\n\nOther text.\n",
            ["p!warning Old clients fail.", "p Other text."], profile: .jekyll)
    }

    @Test func markersInCodeAreCode() {
        check(
            markdown: "```\n:::note\n!!! note\n> [!NOTE]\n```\n", ["code :::note⏎!!! note⏎> [!NOTE]"], profile: .jsonl)
    }

    @Test func htmlCallouts() {
        check(
            html: """
                <div class="admonition warning"><p class="admonition-title">Warning</p><p>Hot.</p></div>
                <div class="note"><h3>Note</h3><p>Text.</p></div>
                <div class="alert alert-info"><h4>By the way</h4>More.</div>
                <p class="tip">Short.</p>
                """,
            ["p!warning Hot.", "p!note Text.", "p!info By the way", "p!info More.", "p!tip Short."])
    }
}
