import ShiraseCore

extension String {
    /// Its runs of at least two kanji or katakana, or four Latin letters: the words that tell what it is about.
    var telling: [String] {
        var runs: [(script: Script, text: String)] = []
        var previous: Script?
        for scalar in unicodeScalars {
            let script = Script(scalar)
            if let script {
                if script != previous { runs.append((script, "")) }
                runs[runs.count - 1].text.unicodeScalars.append(scalar)
            }
            previous = script
        }
        return runs.filter { $0.text.unicodeScalars.count >= ($0.script == .latin ? 4 : 2) }.map(\.text)
    }

    /// Whether most of the words that tell what a title is about stand in this text.
    public func tells(_ title: String) -> Bool {
        let words = title.telling
        let bytes = Array(utf8)
        return !words.isEmpty
            && words.count { bytes.offset(of: Array($0.utf8), from: 0) != nil } * 3 >= words.count * 2
    }
}

private enum Script {
    case kanji
    case katakana
    case latin

    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005: self = .kanji
        case 0x30A1...0x30FA, 0x30FC: self = .katakana
        case 0x41...0x5A, 0x61...0x7A: self = .latin
        default: return nil
        }
    }
}
