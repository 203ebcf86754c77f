extension SubstanceExamples {
    /// Measured on once, then mended on.
    static let fourth: [SubstanceExamples] = [
        SubstanceExamples(
            name: "eggs",
            questions: [
                "Can I change my vegetable box?", "no more eggs in my box please", "swap items in the weekly box",
            ],
            answers: [
                "Up to Tuesday noon you can swap three items under My box.",
                "Boxes are packed on Wednesdays, so later changes count for the week after.",
                "Tell the driver. He carries spare bags of potatoes and carrots.",
            ],
            decoys: [
                "Changing the vegetable box is among the requests that reach us most. Some want no more eggs in the box, "
                    + "others wish to swap items in their weekly box.",
                "The vegetable box: fresh, regional, lovingly packed. Taste the difference and bring the garden to your "
                    + "kitchen!",
                "Can I change my vegetable box? Can I swap items? Can I leave out eggs? These questions and more will be dealt "
                    + "with on this page.",
            ]),
        SubstanceExamples(
            name: "two names",
            questions: ["Can we have a joint account?", "add my partner to my account", "account for two people"],
            answers: [
                "Yes. Both of you come to a branch with an identity card.",
                "Joint accounts are for married couples and registered partners only.",
                "In the app, go to Account > Holders and invite your partner; the invitation lapses after a week.",
            ],
            decoys: [
                "A joint account is an account that is held jointly. Two people who have an account together have a joint "
                    + "account.",
                "Joint account\nAccount for two\nAdding a partner\nContact",
                "Sharing your life means sharing your finances. With us, couples find a bank that grows with them.",
            ]),
        SubstanceExamples(
            name: "headset",
            questions: [
                "Headset does not pair with my laptop", "bluetooth headset not found", "How do I pair the headset?",
            ],
            answers: [
                "Hold the power button until the light flashes blue, then pick the headset on the laptop.",
                "It remembers eight devices. Delete one of them first.",
                "Laptops with Bluetooth 3 or older are not supported.",
            ],
            decoys: [
                "If your headset does not pair with your laptop, then the headset and the laptop are not paired. Pairing is what "
                    + "connects a headset and a laptop.",
                "Bluetooth headsets are everywhere these days, and pairing one with a laptop has become second nature to most "
                    + "of us.",
                "Our customers write to us about headsets that are not found and laptops that do not pair. We take all of these "
                    + "messages to heart.",
            ]),
        SubstanceExamples(
            name: "strike",
            questions: [
                "Do I get money back for a train strike?", "train cancelled because of strike", "strike compensation",
            ],
            answers: [
                "You get back a quarter of the fare from one hour's delay on, half from two.",
                "Hand in the ticket at any counter, or send a photograph of it through the app.",
                "Strikes of our own staff count; those at airports do not.",
            ],
            decoys: [
                "A strike is hard on everyone: on travellers, on staff, on us. Whenever a train is cancelled because of a "
                    + "strike, we feel with you.",
                "Train strikes and compensation – all you need to know. Contents: strikes, cancelled trains, money back, "
                    + "compensation, frequently asked questions.",
                "For information on strike compensation please turn to our service centre, which is there for you every day of "
                    + "the week.",
            ]),
        SubstanceExamples(
            name: "paint",
            questions: ["How long must the paint dry?", "second coat when", "paint still sticky"],
            answers: [
                "Four hours to the touch, sixteen before the second coat.",
                "In a cold cellar it can take twice as long; open a window and wait until it no longer clings to a finger.",
                "Sticky after two days means that the coat was too thick. Sand it off and start again.",
            ],
            decoys: [
                "Paint dries. Sticky paint is paint that is still to dry, and a second coat is a coat that comes second.",
                "Patience is a painter's finest tool. Good things take time, and a wall that is painted with love shows it.",
                "Drying times: to be announced. Second coat: to be announced.",
            ]),
        SubstanceExamples(
            name: "passport photo",
            questions: ["What must the photo look like?", "photo for the id rejected", "May I smile on the photo?"],
            answers: [
                "35 by 45 mm, plain background, no hat.",
                "Keep your mouth closed and look straight into the lens.",
                "Glasses may stay on if the eyes can be seen.",
            ],
            decoys: [
                "A picture says more than a thousand words, and that goes for the photo on your id as well.",
                "Applicants whose photo for the id was rejected understandably want to know what the photo must look like and "
                    + "if they may smile.",
                "Photo requirements\nRejected photos\nSmiling on photos\nDownload area",
            ]),
        SubstanceExamples(
            name: "hot water",
            questions: ["There is no hot water", "boiler gives cold water only", "hot water gone since this morning"],
            answers: [
                "Check the gauge on the boiler: below 1 bar it shuts itself off. Top it up with the black tap.",
                "Works on the main in Canal Road last until Thursday.",
                "Press the red button on the front for five seconds to light the flame again.",
            ],
            decoys: [
                "No hot water? Cold water only? Hot water gone? You are not the only one, and we have heard of it before.",
                "Hot water is comfort. A warm shower in the morning is how a good day begins, and our boilers have stood for "
                    + "that for generations.",
                "This guide deals with hot water that is gone and boilers that give cold water only. It has been written with "
                    + "great care.",
            ]),
    ]
}
