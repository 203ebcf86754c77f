/// An SVG drawing in the making. Names are ours; attribute values and text are escaped on the way in.
struct SVGText {
    private(set) var text = ""

    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text content: String? = nil
    ) {
        open(name, attributes)
        text += HTMLText.escaped(content ?? "") + "</\(name)>"
    }

    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ body: (inout SVGText) -> Void
    ) {
        open(name, attributes)
        body(&self)
        text += "</\(name)>"
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(HTMLText.escaped(value))\"" }
        text += ">"
    }

    /// A length or place, to a tenth.
    static func number(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }
}
