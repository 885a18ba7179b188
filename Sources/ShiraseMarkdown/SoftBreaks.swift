import CCmark
import ShiraseCore

/// Line ends inside of a paragraph. Between two East Asian wide characters one vanishes, since Japanese and Chinese are written
/// without spaces; between such a character and another script it is a space; else it stays as CommonMark has it. Korean, which
/// puts spaces between words, keeps it.
struct SoftBreaks {
    enum Kind {
        case nothing
        case space
        case lineEnd
    }

    private var pending: (node: CmarkNode, isAfterWide: Bool)?
    /// Whether the last that was read is a text.
    private var isAfterText = false

    /// A block begins.
    mutating func reset() { (pending, isAfterText) = (nil, false) }

    mutating func meet(_ node: CmarkNode, after plain: PlainTextBuilder) {
        let last = isAfterText ? UTF8Scalar.last(of: plain.utf8, before: plain.utf8.count) : nil
        pending = (node, CJKCharacter.isWide(last))
    }

    /// What becomes of the line end before a text; `nil` for anything else. Nothing where there is no line end.
    mutating func join(_ next: UnsafeBufferPointer<UInt8>?) -> (node: CmarkNode, kind: Kind)? {
        isAfterText = next != nil
        guard let (node, isAfterWide) = pending else { return nil }
        pending = nil
        let isBeforeWide = next.map { CJKCharacter.isWide(UTF8Scalar.first(of: $0)) } ?? false
        switch (isAfterWide, isBeforeWide) {
        case (true, true): return (node, .nothing)
        case (true, false), (false, true): return (node, .space)
        case (false, false): return (node, .lineEnd)
        }
    }
}
