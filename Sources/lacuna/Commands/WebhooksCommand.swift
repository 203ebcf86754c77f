import ArgumentParser
import Foundation
import JSONText
import KnowledgeModel
import WebhookClient
import Webhooks

/// `lacuna webhooks`: who is told of what happens to an index, and what has not reached them.
struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "Show, test and mend the webhooks of an index.",
        discussion: """
            webhooks.yaml in the index folder says who is told of what; see docs/webhooks.md. Messages lie in the index \
            folder until they are taken; 'lacuna serve' sends them.
            """,
        subcommands: [List.self, Test.self, Retry.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the endpoints, and the messages that were not taken yet or given up.")

        @OptionGroup var index: IndexOptions
        @Flag(help: "Print them as JSON.") var json = false

        func run() throws {
            let notifier = WebhookNotifier(composition: Composition.current(), index: index.index)
            let endpoints = try notifier.configuration().endpoints
            let (pending, dead) = (try notifier.outbox.pending(), try notifier.outbox.dead())
            StandardOutput.write(
                json
                    ? WebhooksOutput.json(endpoints, pending: pending, dead: dead)
                    : WebhooksOutput.text(endpoints, pending: pending, dead: dead))
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send a message of the type webhook.test to an endpoint, now.",
            discussion: "Exits with 1 unless the endpoint answers with a status from 200 to 299.")

        @Argument(help: "The endpoint's name.") var name: String
        @OptionGroup var index: IndexOptions

        func run() async throws {
            let composition = Composition.current()
            let endpoints = try WebhookNotifier(composition: composition, index: index.index).configuration().endpoints
            guard let endpoint = endpoints.first(where: { $0.name == name }) else {
                let known =
                    endpoints.isEmpty ? "it has none" : "it has " + endpoints.map(\.name).joined(separator: ", ")
                throw CommandError("webhooks.yaml has no endpoint \"\(name)\"; \(known)")
            }
            let event = WebhookEvent(type: WebhookEvent.testType, at: composition.timestamp, data: [:])
            let status = try await HTTPWebhookTransport.open { transport in
                try await WebhookDelivery.attempt(
                    event, id: "msg_" + composition.newQueryID(), to: endpoint, by: transport,
                    at: composition.timestamp)
            }
            guard (200..<300).contains(status) else {
                throw CommandError("\(name) answered \(status); it must answer with a status from 200 to 299")
            }
            StandardOutput.writeLine("\(name) answered \(status).")
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put messages that were given up back on their way.")

        @OptionGroup var index: IndexOptions

        func run() throws {
            let composition = Composition.current()
            let count = try WebhookNotifier(composition: composition, index: index.index).outbox
                .revive(at: composition.timestamp)
            StandardOutput.writeLine(
                count == 0 ? "No message was given up." : "\(Amount.count(count, "message")) will be sent again.")
        }
    }
}

enum WebhooksOutput {
    /// Addresses may hold secrets in their path; only their host is shown.
    static func text(
        _ endpoints: [WebhookEndpoint], pending: [WebhookMessage], dead: [WebhookMessage]
    ) -> String {
        guard !endpoints.isEmpty || !pending.isEmpty || !dead.isEmpty else {
            return "There are no webhooks; webhooks.yaml in the index folder would name them.\n"
        }
        var table = TextTable(alignments: [.left, .left, .left, .right, .right])
        table.add(["endpoint", "host", "events", "waiting", "given up"])
        for endpoint in endpoints {
            table.add([
                endpoint.name, host(endpoint), endpoint.events.joined(separator: ", "),
                Amount.number(pending.count { $0.endpoint == endpoint.name }),
                Amount.number(dead.count { $0.endpoint == endpoint.name }),
            ])
        }
        var text = table.text
        for message in pending + dead where message.failure != nil {
            text +=
                Printable.text(
                    "\(message.id) \(message.type) to \(message.endpoint), "
                        + "\(Amount.count(message.attempts, "attempt")): \(message.failure ?? "")") + "\n"
        }
        return text
    }

    static func json(
        _ endpoints: [WebhookEndpoint], pending: [WebhookMessage], dead: [WebhookMessage]
    ) -> String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member(
                "endpoints",
                array: { list in
                    for endpoint in endpoints {
                        list.object { members in
                            members.member("name", endpoint.name)
                            members.member("host", host(endpoint))
                            members.member("events", endpoint.events)
                        }
                    }
                })
            for (name, messages) in [("waiting", pending), ("given_up", dead)] {
                document.member(
                    name,
                    array: { list in
                        for message in messages {
                            list.object { members in
                                members.member("id", message.id)
                                members.member("endpoint", message.endpoint)
                                members.member("type", message.type)
                                members.member("created_at", Timestamp(milliseconds: message.createdAt).description)
                                members.member(
                                    "next_attempt_at", Timestamp(milliseconds: message.nextAttemptAt).description)
                                members.member("attempts", message.attempts)
                                members.member("failure", message.failure)
                            }
                        }
                    })
            }
        }
        return writer.text + "\n"
    }

    private static func host(_ endpoint: WebhookEndpoint) -> String {
        URLComponents(string: endpoint.url)?.host ?? ""
    }
}
