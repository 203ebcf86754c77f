package import JSONText

/// Reads a filter: `{"type": "eq", "key": "product", "value": "Desk"}`, or `{"type": "and", "filters": […]}`.
package enum AttributeFilterJSON {
    /// More than any client builds, and few enough to read and to apply at once.
    private static let depthMaximum = 8
    private static let comparisonsMaximum = 100
    private static let valuesMaximum = 100

    package static func decode(
        _ value: JSONValue, at pointer: String, _ faults: inout RequestFaults
    ) -> AttributeFilter? {
        var count = 0
        return decode(value, at: pointer, depth: 1, count: &count, &faults)
    }

    private static func decode(
        _ value: JSONValue, at pointer: String, depth: Int, count: inout Int, _ faults: inout RequestFaults
    ) -> AttributeFilter? {
        guard depth <= depthMaximum else {
            faults.add(pointer, "is nested too deeply; \(depthMaximum) levels are allowed")
            return nil
        }
        count += 1
        guard count <= comparisonsMaximum else {
            if count == comparisonsMaximum + 1 {
                faults.add(pointer, "is one too many; \(comparisonsMaximum) filters are allowed")
            }
            return nil
        }
        let isCompound = if case .object(let object) = value { object["filters"] != nil } else { false }
        guard
            let object = faults.object(
                value, at: pointer, members: isCompound ? ["type", "filters"] : ["type", "key", "value"])
        else { return nil }
        let words = isCompound ? ["and", "or"] : AttributeFilter.Comparison.allCases.map(\.rawValue)
        // A filter that were passed over would show more than was asked for.
        if object["type"] ?? .null == .null {
            faults.add("\(pointer)/type", "is needed: one of \(words.joined(separator: ", "))")
        }
        let type = faults.word(object["type"], at: "\(pointer)/type", of: words)
        if isCompound {
            guard case .array(let list)? = object["filters"], !list.isEmpty else {
                faults.add("\(pointer)/filters", "must be a list of one filter or more")
                return nil
            }
            var filters: [AttributeFilter] = []
            for (index, element) in list.enumerated() {
                if let filter = decode(
                    element, at: "\(pointer)/filters/\(index)", depth: depth + 1, count: &count, &faults)
                {
                    filters.append(filter)
                }
            }
            guard filters.count == list.count, let type else { return nil }
            return type == "and" ? .and(filters) : .or(filters)
        }
        return comparison(object, type, at: pointer, &faults)
    }

    private static func comparison(
        _ object: [String: JSONValue], _ type: String?, at pointer: String, _ faults: inout RequestFaults
    ) -> AttributeFilter? {
        let keys = AttributeFilter.Attribute.allCases.map(\.rawValue)
        if object["key"] ?? .null == .null {
            faults.add("\(pointer)/key", "is needed: one of \(keys.joined(separator: ", "))")
        }
        let attribute = faults.word(object["key"], at: "\(pointer)/key", of: keys)
            .flatMap { AttributeFilter.Attribute(rawValue: $0) }
        guard let comparison = type.flatMap({ AttributeFilter.Comparison(rawValue: $0) }) else { return nil }
        let place = "\(pointer)/value"
        var values: [AttributeFilter.Value] = []
        switch object["value"] {
        case .string(let text)?: values = [.text(text)]
        case .number(let number)?: values = [.number(number)]
        case .bool(let bool)?: values = [.bool(bool)]
        case .array(let list)? where comparison == .in || comparison == .nin:
            values = list.compactMap { element in
                switch element {
                case .string(let text): .text(text)
                case .number(let number): .number(number)
                default: nil
                }
            }
            if values.count != list.count || list.isEmpty || list.count > valuesMaximum {
                faults.add(place, "must be a list of 1 to \(valuesMaximum) strings or numbers")
                return nil
            }
        case let other:
            let wanted = comparison == .in || comparison == .nin ? "a list of strings or numbers" : "a string or number"
            faults.add(place, "must be \(wanted), not \(other?.kind ?? "left out")")
            return nil
        }
        guard let attribute else { return nil }
        if [.gt, .gte, .lt, .lte].contains(comparison) {
            guard attribute.isOrdered else {
                faults.add("\(pointer)/type", "has no meaning for \(attribute.rawValue); use eq, ne, in or nin")
                return nil
            }
            if attribute == .version, !(values.first?.isVersion ?? false) {
                faults.add(place, "must be a version in numbers, such as \"2\" or \"3.1\"")
                return nil
            }
        }
        if attribute == .updatedAt, values.contains(where: { $0.moment == nil }) {
            faults.add(place, "must be a time in ISO 8601, such as \"2026-05-31\", or in Unix seconds")
            return nil
        }
        return .compare(attribute, comparison, values)
    }
}
