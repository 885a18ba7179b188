/// Web addresses as text.
extension String {
    /// The scheme that an address begins with (RFC 3986, 3.1), in lowercase, without its colon; `nil` for a path.
    public var addressScheme: String? {
        guard let first = utf8.first, first.isLetter, let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let scheme = utf8[..<colon]
        guard scheme.allSatisfy({ $0.isLetter || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }) else {
            return nil
        }
        return self[..<colon].lowercased()
    }

    /// The text for a value in a query: everything but unreserved characters percent-encoded.
    public var percentEncodedQueryValue: String { percentEncoded(unless: \.isUnreserved) }

    /// The text for an address' path: UTF-8 bytes other than unreserved characters and `/` percent-encoded (RFC 3986).
    public var percentEncodedPath: String { percentEncoded { $0.isUnreserved || $0 == UInt8(ascii: "/") } }

    /// A whole address, or its query and fragment, with what no address may hold percent-encoded, as CommonMark's renderers do.
    /// What is encoded already stays as it is.
    public var percentEncodedAddress: String {
        percentEncoded { $0.isUnreserved || "!#$%&'()*+,/:;=?@".utf8.contains($0) }
    }

    @inline(__always)
    private func percentEncoded(unless stays: (UInt8) -> Bool) -> String {
        var text = self
        if text.withUTF8({ $0.allSatisfy(stays) }) { return self }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(utf8.count * 3)
        for byte in utf8 {
            if stays(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), (byte >> 4).hexDigit, (byte & 15).hexDigit]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    /// An address without what belongs to the sentence around it: punctuation at the end, and a bracket that was not opened inside.
    public var withoutSentenceEnd: ArraySlice<UInt8> {
        var address = self
        var opened = count { $0 == UInt8(ascii: "(") } - count { $0 == UInt8(ascii: ")") }
        while let last = address.last {
            if last == UInt8(ascii: ")") {
                guard opened < 0 else { break }
                opened += 1
            } else if !"?!.,:;*_~'\"".utf8.contains(last) {
                break
            }
            address.removeLast()
        }
        return address
    }
}

extension UInt8 {
    /// A letter of the Latin alphabet, or a digit.
    @inlinable
    public var isASCIIAlphanumeric: Bool { (0x30...0x39).contains(self) || (0x41...0x5A).contains(self & 0xDF) }

    /// RFC 3986, 2.3
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: isASCIIAlphanumeric
        }
    }

    /// Of a number below 16, in uppercase.
    var hexDigit: UInt8 { self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "A") + self - 10 }

    /// Of the Latin alphabet.
    fileprivate var isLetter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }
}
