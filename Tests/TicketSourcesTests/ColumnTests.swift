import Testing
import TicketSources

struct ColumnTests {
    @Test(arguments: [
        // Forms of exports and of plain files.
        (
            "id,requester_id,created_at,subject,description,via.channel,status",
            "text = description, subject = subject, id = id, at = created_at, asker = requester_id, channel = via.channel"
        ),
        (
            "Ticket ID;Subject;Description;Status;Source;Created time;Requester Email;Product",
            "text = Description, subject = Subject, at = Created time, asker = Requester Email, channel = Source, "
                + "ticket = Ticket ID, product = Product"
        ),
        (
            "Case Number,Subject,Description,Case Origin,Created Date,Contact Name",
            "text = Description, subject = Subject, at = Created Date, asker = Contact Name, channel = Case Origin, "
                + "ticket = Case Number"
        ),
        (
            "Issue key,Summary,Description,Created,Reporter",
            "text = Description, subject = Summary, at = Created, asker = Reporter, ticket = Issue key"
        ),
        (
            "number,subject,preview,createdAt,customer.email",
            "text = preview, subject = subject, at = createdAt, asker = customer.email, ticket = number"
        ),
        (
            "conversation_id,message,answer,lang",
            "text = message, ticket = conversation_id, locale = lang, answer = answer"
        ),
        ("question", "text = question"),
        ("Query\tTime", "text = Query, at = Time"),
        ("Subject,Created", "text = Subject, at = Created"),
        ("ticket_description,ticket_subject", "text = ticket_description, subject = ticket_subject"),
    ])
    func guessesByName(_ header: String, _ expected: String) throws {
        #expect(try source(header + "\n").columns.description == expected)
    }

    @Test func guessesOfObjects() throws {
        let file =
            #"{"id":"1","source":{"body":"Why?","subject":"S","type":"email","author":{"id":"u"}},"created_at":1}"#
        #expect(
            try source(file).columns.description
                == "text = source.body, subject = source.subject, id = id, at = created_at, asker = source.author.id, "
                + "channel = source.type")
    }

    @Test func theCallersWordIsStronger() throws {
        let source = try source("id,question,notes\n1,A,B\n", [.text: "Notes"])
        #expect(source.columns.description == "text = notes, id = id")
        #expect(try items(source).texts == ["B"])
    }

    @Test func aColumnThatIsNotThereIsNamed() {
        let message = message { () throws(TicketSourceError) in
            _ = try source("id,description,at\n", [.text: "descripton"])
        }
        #expect(
            message == "tickets has no column \"descripton\" for --text; did you mean \"description\"? "
                + "The columns are: id, description, at")
    }

    @Test func aColumnLikeNoneIsNamed() {
        let message = message { () throws(TicketSourceError) in _ = try source("id,text\n", [.at: "when it happened"]) }
        #expect(message == "tickets has no column \"when it happened\" for --at; The columns are: id, text")
    }

    @Test func withoutATextColumnTheColumnsAreNamed() {
        let message = message { () throws(TicketSourceError) in _ = try source("a,b\n1,2\n") }
        #expect(
            message == "tickets: no column is named like the text of a ticket; name it with --text. "
                + "The columns are: a, b")
    }

    @Test func anEmptyFileHoldsNoTicket() {
        let message = message { () throws(TicketSourceError) in _ = try source("") }
        #expect(
            message
                == "tickets holds no ticket; its first line must name the columns, or be a JSON object")
    }

    @Test func saysWhatItFoundOut() throws {
        let summary = try source("id;text;at\n1;A;31/05/2026\n").summary
        #expect(
            summary == "CSV, separated by \";\", UTF-8; text = text, id = id, at = at; dates day first")
    }
}
