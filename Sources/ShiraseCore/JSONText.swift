import Foundation

/// JSON as Shirase writes it: keys sorted, so that equal values give equal bytes.
public enum JSONText {
    /// On one line, ending with a newline.
    public static func line(_ value: some Encodable) -> String { text(value, []) }

    /// Indented for people, ending with a newline.
    public static func pretty(_ value: some Encodable) -> String { text(value, .prettyPrinted) }

    private static func text(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        // Encoding fails for non-finite numbers alone, and none of Shirase's values holds a floating-point number.
        let data = (try? encoder.encode(value)) ?? Data("null".utf8)
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
