import ShiraseCore

/// A style sheet as it is published: without comments and without white space that says nothing. What it means stays the same: only white space
/// between tokens goes, and nothing is reordered or rewritten.
enum CompactStyleSheet {
    static func compact(_ source: [UInt8]) -> [UInt8] {
        var writer = Writer(source)
        writer.run()
        return writer.output
    }

    private struct Writer {
        let source: [UInt8]
        var output: [UInt8] = []
        private var index = 0
        /// White space or a comment was passed over since the last byte of the output.
        private var hasGap = false

        init(_ source: [UInt8]) {
            self.source = source
            output.reserveCapacity(source.count)
        }

        mutating func run() {
            while let byte = at(index) {
                switch byte {
                case _ where byte.isCSSWhiteSpace: skipWhiteSpace()
                case UInt8(ascii: "/") where at(index + 1) == UInt8(ascii: "*"): skipComment()
                case UInt8(ascii: "\""), UInt8(ascii: "'"): copyString(byte)
                case UInt8(ascii: "\\"): copyEscape()
                case UInt8(ascii: "(") where endsWithURL: copyAddress()
                default:
                    write(byte)
                    index += 1
                }
            }
            if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
        }

        private func at(_ index: Int) -> UInt8? { index < source.count ? source[index] : nil }

        private mutating func write(_ byte: UInt8) {
            if hasGap {
                hasGap = false
                if let last = output.last, !last.needsNoSpaceBehind, !byte.needsNoSpaceBefore {
                    output.append(UInt8(ascii: " "))
                }
            }
            // The last declaration of a block needs no end.
            if byte == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
            output.append(byte)
        }

        private mutating func skipWhiteSpace() {
            hasGap = true
            while at(index)?.isCSSWhiteSpace == true { index += 1 }
        }

        private mutating func skipComment() {
            let start = index
            index += 2
            while index < source.count, at(index) != UInt8(ascii: "*") || at(index + 1) != UInt8(ascii: "/") {
                index += 1
            }
            index = min(index + 2, source.count)
            let isGlued =
                !hasGap && start > 0 && output.last?.needsNoSpaceBehind == false && at(index)?.isCSSWhiteSpace == false
            // A comment keeps two words apart without being a space.
            if isGlued { output += Array("/**/".utf8) }
        }

        private mutating func copyString(_ quote: UInt8) {
            write(quote)
            index += 1
            while let byte = at(index) {
                output.append(byte)
                index += 1
                if byte == UInt8(ascii: "\\"), let escaped = at(index) {
                    output.append(escaped)
                    index += 1
                } else if byte == quote || byte == UInt8(ascii: "\n") {
                    return
                }
            }
        }

        /// `\26 ` with the space that ends it.
        private mutating func copyEscape() {
            write(UInt8(ascii: "\\"))
            index += 1
            guard at(index)?.isHexDigit == true else {
                if let escaped = at(index), !escaped.isCSSWhiteSpace {
                    output.append(escaped)
                    index += 1
                }
                return
            }
            var count = 0
            while let byte = at(index), byte.isHexDigit, count < 6 {
                output.append(byte)
                index += 1
                count += 1
            }
            if let byte = at(index), byte.isCSSWhiteSpace {
                output.append(UInt8(ascii: " "))
                index += 1
            }
        }

        private var endsWithURL: Bool {
            !hasGap && output.count >= 3
                && output.suffix(3).map { $0 | 0x20 }.elementsEqual("url".utf8)
        }

        /// An address without quotes, which may hold signs that mean something elsewhere.
        private mutating func copyAddress() {
            var next = index + 1
            while at(next)?.isCSSWhiteSpace == true { next += 1 }
            guard at(next) != UInt8(ascii: "\""), at(next) != UInt8(ascii: "'") else {
                write(UInt8(ascii: "("))
                index += 1
                return
            }
            while let byte = at(index) {
                output.append(byte)
                index += 1
                if byte == UInt8(ascii: ")") { return }
                if byte == UInt8(ascii: "\\"), let escaped = at(index) {
                    output.append(escaped)
                    index += 1
                }
            }
        }
    }
}

extension UInt8 {
    fileprivate var isCSSWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }

    fileprivate var isHexDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
    }

    /// Behind these a space says nothing. A colon before a space ends a property's name, since a selector has none there.
    fileprivate var needsNoSpaceBehind: Bool { "{};,:".utf8.contains(self) }

    /// Before these a space says nothing; before a colon it does (`p :hover`).
    fileprivate var needsNoSpaceBefore: Bool { "{};,".utf8.contains(self) }
}
