import ShiraseCore
import ShiraseSite

/// The words of the theme and the site's own, which go before them key by key.
extension Build {
    func loadStrings(
        _ tree: SourceTree, _ configuration: SiteConfiguration, _ sink: DiagnosticSink
    ) throws -> [String: Strings] {
        var all: [String: Strings] = [:]
        for language in configuration.languages {
            let path = Strings.path(language)
            guard tree.contains(path) else {
                sink.add(
                    .error(
                        "strings.missing",
                        Message(
                            en: "the theme has no words for the language `\(language)`",
                            ja: "テーマに「\(language)」の言葉がありません"),
                        at: .path(path),
                        hint: Message(
                            en: "make \(path) from another language's: shirase theme show strings/en",
                            ja: "ほかの言語のファイル（shirase theme show strings/en）をもとに \(path) を作ってください")))
                continue
            }
            all[language] = try strings(
                language, base: baseStrings(of: language, tree, configuration, sink), tree, sink)
        }
        return all
    }

    private func strings(
        _ language: String, base: Strings?, _ tree: SourceTree, _ sink: DiagnosticSink
    ) throws -> Strings? {
        var strings = base
        for file in try tree.layers(Strings.path(language), fileSystem) {
            guard let next = Strings.load(file, language: language, base: strings, sink) else { return nil }
            strings = next
        }
        return strings
    }

    /// The words for what a language is a kind of: `ja` for `ja-simple`.
    private func baseStrings(
        of language: String, _ tree: SourceTree, _ configuration: SiteConfiguration, _ sink: DiagnosticSink
    ) throws -> Strings? {
        for tag in language.languageLookup.dropFirst() where tree.contains(Strings.path(tag)) {
            // What is wrong with it is said once: by the language itself, if the site has it.
            let sink = configuration.languages.contains(tag) ? DiagnosticSink() : sink
            return try strings(tag, base: nil, tree, sink)
        }
        return nil
    }

    /// A key that neither the theme nor a template has changes nothing; one that another language has is needed.
    func checkStrings(
        _ all: [String: Strings], _ tree: SourceTree, _ references: TemplateReferences, _ sink: DiagnosticSink
    ) {
        let known = themeKeys(tree)
        let unknown = all.values.filter { tree.isOwn(Strings.path($0.language)) }.flatMap(\.ownKeys).filter {
            !known.isEmpty && !known.contains($0.value) && !references.strings.contains($0.value)
        }
        for key in unknown {
            let meant = known.union(references.strings).nearest(to: key.value)
            sink.add(
                .warning(
                    "strings.unknown-key",
                    Message(
                        en: "the built-in theme has no words `\(key.value)`, and no template shows them",
                        ja: "組み込みのテーマに `\(key.value)` という項目はなく、どのテンプレートにも使われていません"),
                    at: .source(key.range),
                    hint: meant.map {
                        Message(en: "did you mean `\($0)`?", ja: "`\($0)` の間違いではありませんか")
                    }
                        ?? Message(
                            en: "remove the line, or show it in a template: {{strings.\(key.value)}}",
                            ja: "不要なら行を削除し、使うならテンプレートに {{strings.\(key.value)}} と書いてください")))
        }
        let needed = Set(all.values.flatMap(\.texts.keys)).subtracting(unknown.map(\.value))
        for (language, strings) in all {
            for key in needed.subtracting(strings.texts.keys).sorted() {
                sink.add(
                    .error(
                        "strings.missing-key",
                        Message(en: "`\(key)` is missing in this language", ja: "この言語に `\(key)` がありません"),
                        at: .path(Strings.path(language)),
                        hint: Message(en: "add a line `\(key): …`", ja: "「\(key): …」の行を加えてください")))
            }
        }
    }

    /// The keys that the built-in theme has in any language.
    private func themeKeys(_ tree: SourceTree) -> Set<String> {
        tree.theme.paths.filter { $0.hasPrefix("templates/strings/") }.reduce(into: []) { keys, path in
            guard let file = tree.theme[path],
                case .mapping(let entries) = YAMLValue.parse(file, 0..<file.bytes.count, DiagnosticSink())?.content
            else { return }
            keys.formUnion(entries.map(\.key))
        }
    }
}
