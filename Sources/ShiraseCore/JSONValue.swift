/// A JSON value whose objects keep their members' order. For values that are many or that many types make up; one type's values are
/// written by ``JSONText``.
public indirect enum JSONValue: Sendable, Hashable {
    case string(String)
    case number(Int)
    /// Written with a point; `null` where it is no finite number, which JSON cannot write.
    case decimal(Double)
    case flag(Bool)
    case array([JSONValue])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public let name: String
        public let value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// An object of the members that there are.
    public static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(present(members))
    }

    /// The members that there are.
    public static func present(_ members: KeyValuePairs<String, JSONValue?>) -> [Member] {
        members.compactMap { name, value in value.map { Member(name, $0) } }
    }

    public static func optional(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }

    /// Indented for people, ending with a newline.
    public var pretty: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// An array of many values, each made when it is written.
    public static func prettyArray(_ values: some Sequence<JSONValue>) -> [UInt8] {
        var bytes = Array("[".utf8)
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(lineIndentedBy: 2)
            value.write(to: &bytes, indent: 2)
        }
        bytes += (bytes.count > 1 ? "\n]\n" : "]\n").utf8
        return bytes
    }

    /// For a `<script>` element: `<` is written so that no text can end the element, or begin a comment in it.
    public var script: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        write(to: &bytes, indent: nil)
        // Outside of texts, JSON has none.
        guard bytes.contains(UInt8(ascii: "<")) else { return String(decoding: bytes, as: UTF8.self) }
        var escaped: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "<") { escaped.append("\\u003c") } else { escaped.append(byte) }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// - Parameter indent: `nil`: on one line.
    private func write(to bytes: inout [UInt8], indent: Int?) {
        switch self {
        case .string(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .decimal(let number): bytes += (number.isFinite ? String(number) : "null").utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .array(let values):
            Self.write(values, "[", "]", to: &bytes, indent) { value, bytes, indent in
                value.write(to: &bytes, indent: indent)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &bytes, indent) { member, bytes, indent in
                Self.write(member.name, to: &bytes)
                bytes += (indent == nil ? ":" : ": ").utf8
                member.value.write(to: &bytes, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], _ open: StaticString, _ close: StaticString, to bytes: inout [UInt8], _ indent: Int?,
        _ write: (Element, inout [UInt8], Int?) -> Void
    ) {
        bytes.append(open)
        let inner = indent.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let inner { bytes.append(lineIndentedBy: inner) }
            write(element, &bytes, inner)
        }
        if let indent, !elements.isEmpty { bytes.append(lineIndentedBy: indent) }
        bytes.append(close)
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated()
            where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: utf8[start..<index])
                bytes.append(escaped: byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A character that JSON has no room for in a string.
    fileprivate mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\t"): append("\\t")
        case ..<0x20:
            append("\\u00")
            self += [(byte >> 4) + UInt8(ascii: "0"), (byte & 15).hexDigit]
        default: self += [UInt8(ascii: "\\"), byte]
        }
    }

    fileprivate mutating func append(lineIndentedBy count: Int) {
        append(UInt8(ascii: "\n"))
        append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }
}
