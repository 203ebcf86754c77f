extension SubstanceExamples {
    /// Measured on once, then mended on.
    static let second: [SubstanceExamples] = [
        SubstanceExamples(
            name: "bicycles",
            questions: [
                "Can I take my bike on the coach?", "bicycle on board, what does it cost", "Do you carry bicycles?",
            ],
            answers: [
                "Yes, for 9 euros, if the coach has a rack and you book a place for it.",
                "Folded bikes travel free in the hold. Others we cannot carry.",
                "Tick “bicycle” when you book.",
            ],
            decoys: [
                "Cycling and coach travel belong together. We love bicycles just as much as you do, and nothing makes us "
                    + "happier than an adventure on two wheels.",
                "Taking a bike on the coach: a question that is as old as the coach itself. Travellers want to know whether "
                    + "we carry bicycles and what a bicycle costs.",
            ]),
        SubstanceExamples(
            name: "freeze",
            questions: [
                "Can I freeze my membership?", "pause gym membership while injured",
                "How do I put my membership on hold?",
            ],
            answers: [
                "Ask at the front desk for form M3. A pause lasts one to three months and costs nothing.",
                "With a doctor's note, for as long as the note says.",
                "Memberships bought at the student price cannot be paused.",
            ],
            decoys: [
                "Life happens! Sometimes a membership has to be put on hold, and a pause can be the right choice at the "
                    + "right moment.",
                "Freeze membership\nPause membership\nMembership on hold\nFAQ",
                "Members regularly approach us about freezing a membership, be it because of an injury, a holiday or "
                    + "another reason. Below, the most common of these requests are summarised.",
            ]),
        SubstanceExamples(
            name: "scratched lenses",
            questions: [
                "My lenses are scratched, will you replace them?", "scratched glasses replacement",
                "Are scratches covered?",
            ],
            answers: [
                "Scratches are covered once in the first year; bring the pair and the receipt to any branch.",
                "No, scratches count as wear.",
                "New lenses in the same frame cost 60 % of the list price.",
            ],
            decoys: [
                "Scratched lenses can spoil the best view. Our opticians have decades of experience and a passion for "
                    + "perfect vision.",
                "Scratches happen to all glasses sooner or later. Lenses that are scratched are lenses with scratches, and "
                    + "replacement is then on everybody's mind.",
            ]),
        SubstanceExamples(
            name: "allergies",
            questions: [
                "How are nut allergies handled in school lunches?", "my son is allergic to nuts, what do I do",
                "allergy form for the canteen",
            ],
            answers: [
                "Hand form C to the canteen office; from the following Monday your child's tray carries a red sticker.",
                "The kitchen uses no nuts at all.",
                "Parents of children with an allergy bring a doctor's letter, and the cook then agrees a menu with them.",
            ],
            decoys: [
                "The wellbeing of every child is our highest priority. Allergies, nut allergies in particular, are taken very "
                    + "seriously by everyone at the canteen.",
                "How are nut allergies handled in school lunches? What do I do if my son is allergic? Where is the form? "
                    + "Parents put these questions to us every term.",
                "Section under construction: allergies and the canteen.",
            ]),
        SubstanceExamples(
            name: "second driver",
            questions: [
                "What does a second driver cost?", "Can my wife drive the rental car too?", "add another driver",
            ],
            answers: [
                "Each further driver is 7 a day, at most 70 per rental.",
                "Spouses drive free of charge. They show their licence when the car is picked up.",
                "At the counter only, not online.",
            ],
            decoys: [
                "Sharing the wheel makes every trip more relaxed. With a second driver in the rental car you arrive rested "
                    + "and ready for new experiences.",
                "Second driver: what is it? A second driver is a person who drives the rental car in addition to the first "
                    + "driver. Another driver is thus a further driver.",
            ]),
        SubstanceExamples(
            name: "card abroad",
            questions: [
                "What fee do I pay for using my card abroad?", "charges for cash withdrawal in another country",
                "foreign card fees",
            ],
            answers: [
                "Shops\tfree\nCash machines\t1.5 %, at least 2",
                "None within the euro area. Elsewhere 1.75 % of the amount.",
                "We charge nothing; the owner of the machine may add a fee of its own and has to show it first.",
            ],
            decoys: [
                "Fees for using a card abroad can vary from case to case and from country to country. It is always a good "
                    + "idea to be informed about charges.",
                "Going abroad? Your card is the ideal companion for carefree holidays, wherever in the world the road may "
                    + "take you.",
                "Do you have questions on foreign card fees? Speak to one of our advisers. You can reach us by chat around "
                    + "the clock, or visit your nearest branch.",
            ]),
        SubstanceExamples(
            name: "fines",
            questions: ["How much is the fine for a late book?", "overdue library book, what do I owe", "late fee"],
            answers: [
                "10 pence a day, up to 3 pounds.",
                "There have been no fines since January. Lost books are paid for at their price.",
                "Children owe nothing.",
            ],
            decoys: [
                "Late books and fines go hand in hand. A late book is late, and a fine is a fine, whatever the book.",
                "Libraries are treasures of our community. By bringing books back, readers show respect for one another and "
                    + "help keep the love of reading alive.",
            ]),
        SubstanceExamples(
            name: "two computers",
            questions: [
                "Can I use one licence on two computers?", "How many devices does a licence cover?",
                "install on a second computer",
            ],
            answers: [
                "A licence covers two devices of one person. Sign out on the old one under Help > Licence to free its place.",
                "Three.",
                "Each computer needs its own licence, unless you have the Team edition.",
            ],
            decoys: [
                "Licences are a broad field. Users ask about one computer, two computers, devices and installations, and "
                    + "each answer depends on the situation at hand.",
                "Content about licences and devices is currently in preparation and will appear here with the next release.",
                "Using one licence on two computers. Using a licence on a second computer. Installing on a second device. "
                    + "Covering more devices with a licence.",
            ]),
        SubstanceExamples(
            name: "dishwasher",
            questions: ["My dishwasher shows E24, what is wrong?", "error E24 dishwasher", "E24 and water stays in"],
            answers: [
                "The drain is blocked. Scoop the water out, lift the sieve and rinse it under the tap.",
                "E24 means that water does not run off: look for a kink in the grey hose.",
                "Turn the machine off at the wall for ten minutes. If the code returns, the pump must be replaced.",
            ],
            decoys: [
                "E24 is one of the errors that a dishwasher can show. If your dishwasher shows the error E24, then E24 is "
                    + "what is shown.",
                "A dishwasher error is never convenient. Our engineers work tirelessly so that your appliance brings you "
                    + "joy for years, E24 or not.",
            ]),
        SubstanceExamples(
            name: "resale",
            questions: [
                "Can I sell my festival ticket?", "pass my ticket on to a friend", "Is it possible to resell a ticket?",
            ],
            answers: [
                "Tickets carry a name. Change it in the app up to 48 hours before the gates open.",
                "Only through our exchange, and for no more than you paid.",
                "Yes.\nOpen My tickets\nTap Transfer\nType your friend's e-mail",
            ],
            decoys: [
                "So your plans have changed, and you are thinking of selling your festival ticket? You are certainly not the "
                    + "first. We have put together what is worth knowing on the matter.",
                "Ticket resale\nPassing tickets on\nSelling a festival ticket\nTickets and friends\nRelated articles",
                "[Draft] Reselling tickets. Text missing, owner to supply.",
            ]),
        SubstanceExamples(
            name: "meter",
            questions: [
                "How do I send you my meter reading?", "submit gas meter reading",
                "Where do I enter the meter reading?",
            ],
            answers: [
                "Photograph the dial and upload it under My supply; leave out the red digits.",
                "Text METER, your customer number and the five black figures to 60777.",
                "You need not: your new meter sends it every night.",
            ],
            decoys: [
                "Meter readings are the basis of a fair bill. Accurate meter readings benefit everyone, and we thank all "
                    + "households that send theirs.",
                "Customers who wish to send a meter reading will naturally want to learn how a meter reading is sent and "
                    + "where it is entered. That is precisely the subject of this page.",
            ]),
        SubstanceExamples(
            name: "vouchers",
            questions: [
                "When does my gift voucher expire?", "voucher expired, still valid?", "How long are vouchers valid",
            ],
            answers: [
                "Never.",
                "Vouchers are good for three years, counted from the end of the year of purchase.",
                "The date is on the back, beneath the silver strip.",
            ],
            decoys: [
                "A gift voucher is the perfect present for birthdays, weddings and every occasion in between. Make someone "
                    + "smile today!",
                "Whether a voucher is still valid, and when a voucher expires, are things that holders of a voucher wish to "
                    + "know. A voucher is valid as long as it has not expired.",
                "If you need further assistance with vouchers, do not hesitate to get in touch. Hotline 0555 020 020, "
                    + "weekdays from 9 to 17.",
            ]),
    ]
}
