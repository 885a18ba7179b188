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

    /// For a `<script>` element: `<` is written so that no text can end the element, or begin a comment in it.
    public var script: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: nil)
        return String(decoding: bytes, as: UTF8.self).replacing("<", with: "\\u003c")
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
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes.append("\\n")
            case UInt8(ascii: "\r"): bytes.append("\\r")
            case UInt8(ascii: "\t"): bytes.append("\\t")
            case ..<0x20:
                bytes += "\\u00".utf8
                bytes += [(byte >> 4) + UInt8(ascii: "0"), (byte & 15).hexDigit]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    fileprivate mutating func append(lineIndentedBy count: Int) {
        append(UInt8(ascii: "\n"))
        append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }
}
