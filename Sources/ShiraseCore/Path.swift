import Foundation

/// Paths as text: `/` separates, nothing touches the disk.
extension String {
    /// In NFC, as paths are compared. Most are ASCII, which is so already.
    public var precomposed: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The path of the folder above, `nil` at the top.
    public var parentPath: String? {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return slash == startIndex ? nil : String(self[..<slash])
    }

    /// What stands after the last `/`.
    public var lastPathPart: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self
    }

    /// The name's extension, lowercase, without the dot; empty where there is none.
    public var pathExtension: String {
        extensionDot.map { self[utf8.index(after: $0)...].lowercased() } ?? ""
    }

    /// The path without the last part's extension.
    public var withoutPathExtension: String {
        guard let dot = extensionDot, utf8.index(after: dot) != endIndex else { return self }
        return String(self[..<dot])
    }

    /// The last dot of the last part, if it does not begin with it.
    private var extensionDot: String.Index? {
        guard let dot = utf8.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }),
            utf8[dot] == UInt8(ascii: "."), dot != startIndex, utf8[utf8.index(before: dot)] != UInt8(ascii: "/")
        else { return nil }
        return dot
    }

    /// This folder's path joined with a relative path.
    public func appendingPath(_ path: String) -> String {
        isEmpty || self == "." ? path : path.isEmpty ? self : hasSuffix("/") ? self + path : self + "/" + path
    }

    /// Whether ``normalizedPath`` would leave it as it is.
    public var isNormalizedPath: Bool {
        // Most paths hold nothing that could be taken out.
        var before = UInt8(ascii: "/")
        for byte in utf8 {
            if before == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
                return normalizedPath == self
            }
            before = byte
        }
        return before != UInt8(ascii: "/") || utf8.count == 1
    }

    /// The path with `.` and `..` taken out; `nil` where `..` leads above the top.
    public var normalizedPath: String? {
        var text = self
        return text.withUTF8 { bytes in
            let slash = UInt8(ascii: "/")
            let isAbsolute = bytes.first == slash
            var path: [UInt8] = isAbsolute ? [slash] : []
            path.reserveCapacity(bytes.count)
            // Where the parts begin, each with the slash before it.
            var starts: [Int] = []
            for part in bytes.split(separator: slash) {
                let dots = part.count <= 2 && part.allSatisfy { $0 == UInt8(ascii: ".") } ? part.count : 0
                if dots == 1 { continue }
                if dots == 2 {
                    guard let start = starts.popLast() else { return nil }
                    path.removeLast(path.count - start)
                    continue
                }
                starts.append(path.count)
                if starts.count > 1 { path.append(slash) }
                path.append(contentsOf: part)
            }
            return String(decoding: path, as: UTF8.self)
        }
    }
}
