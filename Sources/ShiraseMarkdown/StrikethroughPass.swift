import CCmark

/// `~~text~~` as GitHub Flavored Markdown has it, flanked by the amended rules for CJK. A single `~`, which Japanese uses for
/// ranges (9:00~12:00), stays what it is.
struct StrikethroughPass {
    private struct Delimiter {
        let node: CmarkNode
        let canOpen: Bool
        let canClose: Bool
    }

    private var delimiters: [Delimiter] = []

    /// Makes a run of two signs a node of its own.
    /// - Parameter helper: stands beside other signs only, so it stands for one.
    mutating func addDelimiter(_ run: Range<Int>, _ pieces: inout TextPieces, helper: [UInt8]) {
        let bytes = pieces.bytes
        func isHelper(_ range: Range<Int>) -> Bool {
            !helper.isEmpty && range.lowerBound >= 0 && range.upperBound <= bytes.count
                && bytes[range].elementsEqual(helper)
        }
        let before: CJKCharacter.Class? =
            isHelper((run.lowerBound - helper.count)..<run.lowerBound)
            ? .punctuation : run.lowerBound > 0 ? CJKCharacter.classBefore(bytes, run.lowerBound) : nil
        let after: CJKCharacter.Class? =
            isHelper(run.upperBound..<(run.upperBound + helper.count))
            ? .punctuation : run.upperBound < bytes.count ? CJKCharacter.classAfter(bytes, run.upperBound) : nil
        let flanking = CJKCharacter.flanking(
            before: before ?? pieces.edge(isStart: true), after: after ?? pieces.edge(isStart: false))
        let node = pieces.textNode(run)
        pieces.put(node, for: run)
        delimiters.append(Delimiter(node: node, canOpen: flanking.left, canClose: flanking.right))
    }

    /// Strikes out what stands between delimiters of the same parent.
    func finish() {
        var openers: [CmarkNode: CmarkNode] = [:]
        for delimiter in delimiters {
            guard let parent = delimiter.node.parent else { continue }
            if delimiter.canClose, let opener = openers.removeValue(forKey: parent) {
                wrap(from: opener, to: delimiter.node)
            } else if delimiter.canOpen, openers[parent] == nil {
                openers[parent] = delimiter.node
            }
        }
    }

    private func wrap(from open: CmarkNode, to close: CmarkNode) {
        let element = CmarkNode.custom(CMARK_NODE_CUSTOM_INLINE, enter: "<del>", exit: "</del>")
        element.mark = NodeMark(.struck)
        while let node = open.next, node != close { element.append(node) }
        element.insert(after: open)
        open.remove()
        close.remove()
    }
}

extension TextPieces {
    /// What stands beside the text: a line's end, or the sign with which another inline node begins or ends.
    fileprivate func edge(isStart: Bool) -> CJKCharacter.Class {
        guard let sibling = isStart ? text.previous : text.next else {
            return text.parent?.isBlock == false ? .punctuation : .whiteSpace
        }
        switch sibling.type {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return .whiteSpace
        case CMARK_NODE_TEXT: return .other
        default: return .punctuation
        }
    }
}
