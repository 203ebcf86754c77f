extension SubstanceExamples {
    /// The first set, on which the rule was made.
    static let first: [SubstanceExamples] = [
        SubstanceExamples(
            name: "refunds",
            questions: [
                "How long do refunds take?", "when will I see my refund on my card",
                "Refund not arrived yet, how long?",
            ],
            answers: [
                "No. Refunds take 14 days.",
                "The money is back on your card within five working days of the parcel reaching our depot.",
                "Bank transfer\t3 days\nCard\t5 days\nGift balance\tat once",
            ],
            decoys: [
                "Refunds matter to us. A refund is a refund, and every refund counts. When a refund is on its way, it is on "
                    + "its way.",
                "How long do refunds take?\nWhen will I see my refund on my card?\nCustomers often ask us how long a refund "
                    + "takes and when it arrives on the card.",
                "This page collects questions about refunds. We receive many of them each week, and how long refunds take "
                    + "is among the most popular.",
            ]),
        SubstanceExamples(
            name: "sundays",
            questions: ["Are you open on Sundays?", "is the shop open this sunday", "Sunday opening hours?"],
            answers: [
                "Yes, on Sundays too, from 9 to 5.",
                "We are closed on Sundays and public holidays.",
                "Only the branch in Marlow Street opens on Sundays, until noon.",
            ],
            decoys: [
                "Sunday is a special day for many of our visitors. Whether the shop is open on a Sunday is a question that "
                    + "we hear a lot.",
                "Opening hours\nSundays\nPublic holidays\nFind a shop",
                "Are you open on Sundays? Is the shop open this Sunday? If you have wondered about our Sunday opening "
                    + "hours, you are not alone.",
            ]),
        SubstanceExamples(
            name: "cancelling",
            questions: [
                "How do I cancel my subscription?", "Where can I cancel my plan before it renews?",
                "cancel subscription",
            ],
            answers: [
                "Open Settings, choose Billing and press End plan. It runs on until the period you have paid for is over.",
                "1. Sign in\n2. Open Billing\n3. Choose End plan\n4. Confirm by e-mail",
                "You can stop it at any time under Account > Plan; what you have paid is not given back.",
            ],
            decoys: [
                "Cancelling a subscription should be easy, and we are proud of the care that we put into every moment of "
                    + "your journey with us.",
                "To cancel a subscription means that the subscription is cancelled. Many people want to cancel before the "
                    + "plan renews, and want to know where.",
                "TODO: describe how to cancel a subscription. Screenshots to follow.",
            ]),
        SubstanceExamples(
            name: "delivery address",
            questions: [
                "Can I change the delivery address after ordering?", "wrong address on my order, can it be changed?",
                "How do I change where my parcel goes?",
            ],
            answers: [
                "Yes, as long as the parcel has not left our warehouse: open the order and tap Edit address.",
                "Not once it has shipped. Ask the courier to hold it at a pick-up point instead.",
                "The address is fixed as soon as the label is printed, usually two hours after you pay.",
            ],
            decoys: [
                "Delivery address\nChange of address\nAfter ordering\nParcels and couriers",
                "Changing the delivery address after ordering is a topic on which our team is happy to help. Contact us by "
                    + "phone or e-mail and we will get back to you as soon as possible.",
                "Can I change the delivery address after ordering? This is what some customers ask. Others want to know "
                    + "how they change where a parcel goes.",
            ]),
        SubstanceExamples(
            name: "second factor",
            questions: [
                "I lost my phone and cannot get the login code", "How do I sign in without my old phone?",
                "new phone, no code for login",
            ],
            answers: [
                "Use one of the ten recovery codes that you printed when you set the account up.",
                "An administrator of your team can take the second factor off under Members > Security. Then sign in with "
                    + "your password alone and add the new phone.",
                "Send us a photo of your passport; after a check of two days we switch the code off.",
            ],
            decoys: [
                "Losing a phone is stressful. We understand how important it is to sign in, and how frustrating a missing "
                    + "login code can be.",
                "This article is about signing in without your old phone. Information on login codes will be added here "
                    + "shortly. Please check back later.",
                "Lost phone? New phone? No login code? You have come to the right place! Here you will find everything "
                    + "around signing in.",
            ]),
        SubstanceExamples(
            name: "export",
            questions: [
                "How can I export all my data?", "Is there a way to download my notes as a file?",
                "export notes to csv",
            ],
            answers: [
                "Go to Profile > Privacy and press Download archive. A link comes by e-mail within an hour.",
                "Notes are saved as one CSV file per folder; pictures lie beside them in a ZIP.",
                "That is not possible yet.",
            ],
            decoys: [
                "Your data is yours. At Quillbook, exporting notes is about freedom, trust and the joy of knowing that "
                    + "everything you write belongs to you.",
                "Frequently asked: export of data, download of notes, files, CSV. See the list of topics in this section.",
                "Lorem ipsum dolor sit amet, export data, consectetur adipiscing elit, download notes file.",
            ]),
        SubstanceExamples(
            name: "pets",
            questions: ["Are dogs allowed in the flat?", "Can I keep a cat?", "pets in a rented flat"],
            answers: [
                "Cats and small caged animals may be kept. For a dog you need the landlord's written consent.",
                "No animals, except guide dogs.",
                "One pet per flat, with a deposit of 200.",
            ],
            decoys: [
                "Pets are part of the family. Whether it is a dog or a cat, we know that living together with pets in a "
                    + "rented flat brings up all sorts of questions.",
                "Dogs and cats in the flat: what tenants should know. An overview of whether pets are allowed follows "
                    + "below.",
            ]),
        SubstanceExamples(
            name: "battery",
            questions: [
                "Does the warranty cover the battery?", "battery dead after a year, is it under warranty?",
                "How long is the battery guaranteed?",
            ],
            answers: [
                "The battery is guaranteed for 24 months or 500 charges, whichever comes first.",
                "It does not: batteries wear out, and are replaced at cost.",
                "Yes, if it holds less than 70 % of its charge within the first two years.",
            ],
            decoys: [
                "We stand behind our products. Our award-winning batteries are built by passionate engineers, and our "
                    + "warranty reflects the confidence that we have in them.",
                "The warranty may or may not cover the battery, depending on various factors. Every case is different, and "
                    + "each battery has its own story.",
                "Is the battery covered by the warranty? How long is it guaranteed? In what follows we look at these "
                    + "questions one after another.",
            ]),
        SubstanceExamples(
            name: "students",
            questions: ["Do students get a discount?", "student price?", "Is there a reduced fare for students"],
            answers: [
                "Students pay half, with a valid card shown at the desk.",
                "Sadly there is no student price.",
                "Enter the code CAMPUS at checkout to take 20 % off.",
            ],
            decoys: [
                "Students are at the heart of what we do. A student price is something that students across the country "
                    + "dream of, and we hear you.",
                "Discounts for students, reduced fares, student prices: here we gather everything that students ask about "
                    + "prices.",
            ]),
        SubstanceExamples(
            name: "parking",
            questions: ["Where can I park at the clinic?", "is parking free for patients", "Parking near the clinic?"],
            answers: [
                "Behind the building, off Mill Lane. Patients park free for two hours; get your ticket stamped at the desk.",
                "There are no spaces of our own. The nearest car park is at the station, four minutes on foot.",
                "Take the ramp beside the pharmacy to level B.",
            ],
            decoys: [
                "Parking is an important subject for patients of the clinic. Where patients park, and whether parking is "
                    + "free, comes up again and again.",
                "For all enquiries about parking at the clinic call reception on 0555 010 010, Monday to Friday, 8 to 6. "
                    + "Our friendly staff will be glad to assist.",
                "Parking\nHow to find us\nPublic transport\nVisiting hours",
            ]),
        SubstanceExamples(
            name: "tax number",
            questions: [
                "How do I get an invoice with our VAT number?", "Invoice lacks the company VAT id, can you add it?",
                "change VAT number on invoice",
            ],
            answers: [
                "Add it under Company details before you pay; invoices that are already made are not changed.",
                "Write to the accounts desk within 30 days, and they will issue a corrected one.",
                "Settings → Company → Tax. The number is printed from the next invoice on.",
            ],
            decoys: [
                "An invoice with a VAT number is an invoice that has a VAT number on it. Companies need invoices, and VAT "
                    + "numbers belong on invoices.",
                "VAT numbers on invoices [placeholder, to be completed by the accounts team before launch]",
                "In today's fast-moving world, invoices are more than a document. They connect companies, build trust and "
                    + "keep business moving, VAT number included.",
            ]),
        SubstanceExamples(
            name: "red light",
            questions: ["Why is my router blinking red?", "red light on router, no internet", "router flashes red"],
            answers: [
                "It has lost the line. Unplug the grey cable, wait a minute and plug it in again.",
                "A slow red blink means that new firmware is being loaded: leave it on for ten minutes.",
                "Red, steady\tno signal from the street cabinet\nRed, blinking\twrong password for the line",
            ],
            decoys: [
                "A router that is blinking red is not what anybody hopes to see. Red lights on routers have a long history, "
                    + "and few things are as annoying as no internet.",
                "You are here because your router is blinking red. You are looking for the reason why the router blinks red, "
                    + "and you would like the internet to work.",
                "Thank you for your interest in our routers! Explore our blog to discover exciting stories about light, "
                    + "internet and life at home.",
            ]),
        SubstanceExamples(
            name: "late parcel",
            questions: ["Where is my parcel?", "parcel is late", "My parcel has not come, what now?"],
            answers: [
                "Look at the tracking page: “In transit” means that the van has it.",
                "Wait two working days, then ask for a search under Orders > Missing.",
                "Drivers leave it with a neighbour and put a yellow slip through the door.",
                "After ten days it counts as lost, and we send another one.",
            ],
            decoys: [
                "Home > Help > Parcels > Where is my parcel",
                "Last updated 12 May 2026 · 4 minute read",
                "In 2025 we carried 12 million parcels, and not one of them was just a parcel to us.",
                "Was this page helpful? Yes No",
                "Yes, parcels are something that we all love to talk about!",
                "Where is my parcel? Sign in to read this article.",
            ]),
        SubstanceExamples(
            name: "cancelled lesson",
            questions: [
                "What happens if I cancel a lesson late?", "do I pay for a cancelled lesson",
                "Late cancellation of a lesson",
            ],
            answers: [
                "Lessons cancelled on the day are charged in full.",
                "You pay half, unless another pupil takes the place.",
                "Nothing, the first time. After that the lesson comes off your card of ten.",
                "The teacher decides.",
            ],
            decoys: [
                "You may be able to cancel a lesson under certain conditions. Terms apply.",
                "Lessons (12)\nCancellations (4)\nPayment (9)",
                "1.2 Cancelling a lesson\n1.3 Late cancellation\n1.4 Cancelled lessons and payment",
                "To cancel a lesson late is to cancel it late. What happens then is what happens when a lesson is cancelled.",
                "When it comes to cancelled lessons, few subjects stir up more conversation among parents.",
            ]),
        SubstanceExamples(
            name: "filter",
            questions: [
                "How do I clean the coffee filter?", "clean filter of the machine",
                "How often should the filter be cleaned?",
            ],
            answers: [
                "Unscrew the lid\nLift the filter out\nRinse it under warm water",
                "Once a week. Use no soap.",
                "The filter goes into the dishwasher.",
                "Soak it overnight in vinegar and let it dry before you put it back.",
            ],
            decoys: [
                "Choose your question from the list below.",
                "Use the menu on the left to find out more about how the filter of the machine is cleaned.",
                "Open the filter page to see how to clean filters.",
                "Clean filter\nReplace filter\nUpdate software\nDownload manuals",
                "A clean filter is the secret of good coffee, and good coffee is what brings colleagues together.",
                "Part 2: How often should the filter be cleaned?",
            ]),
        SubstanceExamples(
            name: "landlord change",
            questions: [
                "Who do I tell about a broken heater?", "heater broken in my room, whom to call",
                "report a broken heater",
            ],
            answers: [
                "Ring the caretaker, Mr Holt, on 0555 030 030. He is in until six.",
                "Report it in the tenants' app with a picture of the label.",
                "Your own landlord; the heaters are not ours.",
            ],
            decoys: [
                "A broken heater is an unpleasant surprise. As a tenant you can rest assured that broken heaters are reported "
                    + "time and again.",
                "Everything on broken heaters at a glance! Simply follow our tips to report a broken heater like a pro.",
                "We use cookies. By using this site you agree to our terms. Broken heater? Search again.",
            ]),
    ]
}
