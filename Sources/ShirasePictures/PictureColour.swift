import CVips

/// A colour in sRGB.
public struct PictureColour: Sendable, Hashable, Codable, CustomStringConvertible {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public static let white = PictureColour(red: 255, green: 255, blue: 255)

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#rrggbb`; `nil` for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 7, text.hasPrefix("#"), !text.contains("+"), !text.contains("-"),
            let value = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    /// `#rrggbb`, lowercase.
    public var description: String {
        let value = UInt32(1) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        return "#" + String(value, radix: 16).dropFirst()
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let colour = PictureColour(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not #rrggbb")
        }
        self = colour
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    var native: shirase_colour { shirase_colour(red: red, green: green, blue: blue) }
}
