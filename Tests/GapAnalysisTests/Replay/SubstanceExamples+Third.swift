extension SubstanceExamples {
    /// Measured on once, then mended on.
    static let third: [SubstanceExamples] = [
        SubstanceExamples(
            name: "deposit",
            questions: [
                "When do I get my deposit back?", "deposit after moving out", "Why was part of my deposit kept?",
            ],
            answers: [
                "Six weeks after the keys are handed over, less the cost of repairs.",
                "The landlord holds it until the heating bill is settled.",
                "We pay it into the account that the rent came from, on the first Friday after the inspection.",
            ],
            decoys: [
                "The deposit is one of the first things tenants think of when moving out. When do they get it back? Why was "
                    + "part of it kept? Let us take a closer look.",
                "Deposits. Moving out. Keys. Inspection. Bills.",
                "A deposit is money that is deposited. It is a deposit until it is given back, and after that it is no deposit.",
            ]),
        SubstanceExamples(
            name: "ports",
            questions: [
                "Which port does the server use?", "open firewall port for the server", "Port blocked by firewall?",
            ],
            answers: [
                "8443, TCP.",
                "Allow outgoing traffic to 443; nothing has to be opened for incoming traffic.",
                "Run “setup --port” with a free number above 1024 and restart the service.",
            ],
            decoys: [
                "Ports and firewalls are two concepts that every administrator meets. The server uses a port, and the "
                    + "firewall lets the port through or blocks it.",
                "Readers have sent us a large number of questions on server ports and firewalls. We have grouped them on this "
                    + "page for your convenience.",
            ]),
        SubstanceExamples(
            name: "lost luggage",
            questions: [
                "My suitcase did not arrive", "lost luggage, what do I do", "How do I report a missing suitcase?",
            ],
            answers: [
                "Go to the desk beside belt 4 before you leave the hall and ask for a blue form.",
                "Fill in the form online within 21 days and keep your boarding pass.",
                "Suitcases that turn up are driven to your hotel the same evening.",
            ],
            decoys: [
                "We are truly sorry to hear that your suitcase has not arrived, and we know how upsetting lost luggage is at the "
                    + "start of a well-earned holiday.",
                "What do I do if my luggage is lost? How do I report a missing suitcase? What if my suitcase did not arrive? "
                    + "Questions like these reach our desks every day.",
                "Lost luggage\nMissing suitcases\nReporting a suitcase\nYour rights\nMore on this topic",
            ]),
        SubstanceExamples(
            name: "prescription",
            questions: [
                "How do I renew my prescription?", "repeat prescription",
                "Can I get a prescription without seeing the doctor?",
            ],
            answers: [
                "Yes, if the doctor has seen you within the last three months.",
                "Put the empty packet in the red box at the entrance; it is ready the next day after two.",
                "Pills for sleep are only prescribed in person.",
            ],
            decoys: [
                "Your health is in good hands. Renewing a prescription is about more than paper: it is about people who care.",
                "Renewal of prescriptions: text follows.",
                "Patients who need a repeat prescription are often unsure how a prescription is renewed and whether they can "
                    + "get one without seeing the doctor.",
            ]),
        SubstanceExamples(
            name: "shared calendar",
            questions: [
                "How do I share my calendar?", "let a colleague see my calendar", "calendar sharing read only",
            ],
            answers: [
                "Right-click its name, choose Permissions and type your colleague's address.",
                "Under Permissions pick “Can view”.",
                "Guests from outside the company see only whether you are busy.",
            ],
            decoys: [
                "Sharing is caring! With a shared calendar, teams grow together and great ideas find their time.",
                "A calendar that is shared is a calendar others can see. Sharing a calendar lets colleagues see the calendar "
                    + "that you share.",
                "In this chapter you will get to know calendar sharing. First we turn to what sharing a calendar is, then to "
                    + "why colleagues want to see a calendar.",
            ]),
        SubstanceExamples(
            name: "charger",
            questions: ["Why does the car charge so slowly?", "charging slow at home", "slow charging"],
            answers: [
                "A household socket gives 2.3 kW at most.",
                "Cold cells take less current: drive for half an hour first.",
                "The limit is set to 6 A. Raise it in the car under Energy.",
            ],
            decoys: [
                "Slow charging can have a number of causes. Depending on the car, the home and the day, one or another of them "
                    + "may play a role.",
                "Electric driving is the way of tomorrow, and charging at home is a wonderful feeling of independence.",
                "Still charging slowly? Our experts are standing by for you. Write to hello@voltwerk.example or use the chat.",
            ]),
        SubstanceExamples(
            name: "late tax form",
            questions: ["When is the tax form due?", "missed the deadline for the tax form", "Can I have more time?"],
            answers: [
                "31 July. With an adviser, the end of February.",
                "Each month that it is late costs 25.",
                "An extension is granted once, on written request made before the deadline.",
            ],
            decoys: [
                "Deadlines keep us all on our toes. When the tax form is due is a thought that crosses the mind of most "
                    + "people at some time of the year.",
                "Tax form: deadline – due date – more time – missed deadline",
                "This entry has been reserved for the deadline of the tax form. The department will supply the wording.",
            ]),
        SubstanceExamples(
            name: "scooter",
            questions: ["Where may I leave the scooter?", "parking the rented scooter", "End ride button is grey"],
            answers: [
                "Anywhere inside the green line on the map, but never on tactile paving.",
                "The button stays grey until the scooter stands in a bay.",
                "Push it to the nearest marked bay; the app then offers to end the ride.",
            ],
            decoys: [
                "Leaving the scooter, parking the scooter, ending the ride: three moments that every rider knows.",
                "Where may the scooter be left? Where is it parked? And what if the button that ends the ride is grey? Good "
                    + "questions, and we are glad you raise them.",
            ]),
    ]
}
