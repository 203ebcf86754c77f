/// What a column of an export can be.
package enum TicketField: String, Sendable, CaseIterable {
    case text, subject, id, at, asker, channel, ticket, product, locale, answer, cohort, roles, outcome

    /// The option that names the column. `--locale` is what is searched.
    package var flag: String { self == .locale ? "locale-column" : rawValue }

    /// Names as help desks write them, the surest first, without case and punctuation: `Requester ID` is `requesterid`.
    var usualNames: [String] {
        switch self {
        case .text:
            [
                "question", "descriptiontext", "plaintextbody", "bodytext", "description", "sourcebody", "body", "text",
                "message", "query", "content", "customermessage", "messagebody", "initialmessage", "firstmessage",
                "customerquestion", "userquestion", "usermessage", "questiontext", "messagetext", "searchquery",
                "searchterm", "enquiry", "inquiry", "utterance", "prompt", "comment", "details", "problem", "issue",
                "messages", "comments", "conversation", "conversationparts", "threads", "embeddedthreads", "thread",
                "transcript", "preview", "extract", "snippet",
            ]
        case .subject:
            ["subject", "summary", "title", "sourcesubject", "topic", "ticketname", "shortdescription", "headline"]
        case .id: ["id", "rowid", "uuid", "recordid", "messageid", "questionid", "externalid"]
        case .at:
            [
                "createdat", "created", "createddate", "createdtime", "createdatutc", "createdon", "createdate",
                "creationdate", "askedat", "submittedat", "receivedat", "sentat", "openedat", "opened", "timestamp",
                "datetime", "date", "time", "at", "startedat",
            ]
        case .asker:
            [
                "requesterid", "requester", "requesteremail", "customerid", "primarycustomerid", "customeremail",
                "primarycustomeremail", "customer", "contactid", "contactemail", "contact", "contactname",
                "sourceauthorid", "authorid", "userid", "useremail", "user", "senderid", "sender", "reporter", "asker",
                "askerid", "from", "fromemail", "author", "email", "customername",
            ]
        case .channel:
            ["channel", "viachannel", "via", "sourcevia", "sourcetype", "caseorigin", "origin", "medium", "source"]
        case .ticket:
            [
                "ticket", "ticketid", "ticketnumber", "casenumber", "caseid", "conversationid", "issuekey", "requestid",
                "reference", "ticketreference", "number", "key",
            ]
        case .product: ["product", "productname", "productid", "plan"]
        case .locale:
            ["locale", "language", "lang", "languagecode", "requesterlocale", "ticketlanguage", "customerlanguage"]
        case .answer:
            ["answer", "reply", "response", "agentreply", "agentresponse", "answertext", "resolution", "firstresponse"]
        case .cohort: ["cohort"]
        // Who may read what is never guessed.
        case .roles: []
        case .outcome: ["outcome"]
        }
    }
}

/// Which column is what, by name.
package struct TicketColumns: Sendable, Hashable {
    package var names: [TicketField: String]

    package init(_ names: [TicketField: String] = [:]) { self.names = names }

    package subscript(field: TicketField) -> String? {
        get { names[field] }
        set { names[field] = newValue }
    }

    /// `text = description, subject = subject`, in the order of the fields.
    package var description: String {
        TicketField.allCases.compactMap { field in names[field].map { "\(field.rawValue) = \($0)" } }
            .joined(separator: ", ")
    }
}
