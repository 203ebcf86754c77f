/// Entities that browsers read without a semicolon, and libxml2 does not: those of HTML 2.
enum HTMLLegacyEntity {
    private static let names = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
        Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
        Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
        ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
        uuml yacute thorn yuml
        """

    private static let characters: [String: Unicode.Scalar] = {
        var characters: [String: Unicode.Scalar] = [
            "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "LT": "<", "GT": ">",
        ]
        for (offset, name) in names.split(separator: " ").enumerated() {
            characters[String(name)] = Unicode.Scalar(UInt8(0xA0 + offset))
        }
        return characters
    }()

    /// The character of that name, in UTF-8.
    static func character(named name: some Collection<UInt8>) -> [UInt8]? {
        guard (2...6).contains(name.count) else { return nil }
        return characters[name.asString].map { Array(String($0).utf8) }
    }
}
