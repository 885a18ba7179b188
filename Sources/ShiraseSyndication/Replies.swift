import ShiraseClinic
import ShiraseCore
import ShiraseMarkdown
import ShiraseSite

/// What staff answer on X to somebody who asks what the site answers already.
public struct Reply: Sendable {
    /// `nil` for what is said of individual advice.
    let question: String?
    /// The page that answers it.
    let document: Document?
    /// The answer's whole address.
    let url: String?
    /// What staff paste; X takes it.
    public let text: String
}

/// Makes replies of the site's FAQs, in the default language: the answer's first sentences, whole ones and as many as X takes, and the
/// link to the rest. Where not even the first one fits, the question stands in for it.
public struct Replies {
    private let site: Site
    private let language: String

    public init(_ site: Site) {
        self.site = site
        language = site.configuration.defaultLanguage
    }

    /// What is said of individual advice comes first, then the questions, page by page.
    public func all(_ sink: DiagnosticSink) -> [Reply] {
        let pages = site.documents.filter { $0.language == language && !$0.outline.questions.isEmpty }
            .sorted { $0.sitePath < $1.sitePath }
        return [individualAdvice(sink)]
            + pages.flatMap { document in document.outline.questions.map { reply($0, document) } }
    }

    private func reply(_ question: MarkdownDocument.Question, _ document: Document) -> Reply {
        let page = site.configuration.baseURL.url(document.sitePath)
        let whole = "\(page)#\(question.anchor.percentEncodedPath)"
        // X would end some links before their last characters.
        let url = X.links(in: whole) == [whole] ? whole : page
        let asked = KeyPassages.written(question.text, language: language, isWhole: true)
        let text = [answer(question, document), asked].lazy.compactMap { fitting($0, url) }.first ?? url
        return Reply(question: question.text, document: document, url: url, text: text)
    }

    /// The paragraphs that an answer begins with. A list or a table says nothing without the sentence that introduces it, nor that sentence
    /// without them.
    private func answer(_ question: MarkdownDocument.Question, _ document: Document) -> KeyPassages {
        let text = document.text.plainText
        let blocks = text.blocks[question.answer.clamped(to: text.blocks.indices)]
        let said = blocks.prefix { $0.kind == .note && !$0.isStruck }
        var sentences = said.flatMap { text.sentences(of: $0, language: language).map(\.text) }
        let isWhole = said.contains { $0.inseparable != nil }
        if said.count < blocks.count {
            if isWhole { return .none }
            sentences = sentences.dropLast()
        }
        return sentences.isEmpty
            ? .none : KeyPassages.written(sentences.joined(separator: "\n"), language: language, isWhole: isWhole)
    }

    private func fitting(_ passages: KeyPassages, _ url: String) -> String? {
        guard let selection = Selection(passages, X.self, variant: 0) else { return nil }
        for count in stride(from: selection.passages.count, through: 1, by: -1) {
            let said = selection.passages.prefix(count).map(\.text).joined(separator: selection.space)
            let text = "\(said)\n\(url)"
            if X.count(text).fits { return text }
        }
        return nil
    }

    // MARK: Individual advice

    private func individualAdvice(_ sink: DiagnosticSink) -> Reply {
        Reply(question: nil, document: nil, url: nil, text: ownAdvice(sink) ?? defaultAdvice)
    }

    /// `sns.individual_advice`, unless X would not take it.
    private func ownAdvice(_ sink: DiagnosticSink) -> String? {
        guard let own = site.configuration.individualAdvice else { return nil }
        let text = own.value.text(language, fallback: language).trimmingWhiteSpace
        let count = X.count(text)
        if count.fits { return text }
        let length = count.decisive.length
        sink.add(
            .warning(
                "reply.refused",
                count.violations.first
                    ?? Message(
                        en: "the reply is too long for X (\(length) of \(X.facts.limit))",
                        ja: "返信の文が X の上限を超えます（\(length)／\(X.facts.limit)）"),
                at: .source(own.range),
                hint: Message(
                    en: "change the text; until then the theme's own stands in", ja: "文を直してください。それまでは既定の文を使います")))
        return nil
    }

    private var defaultAdvice: String {
        let strings = site.strings[language]
        return site.clinic?.telephone.flatMap {
            strings?.fill("sns_individual_advice_by_phone", ["telephone": $0])
        } ?? strings?.texts["sns_individual_advice"] ?? ""
    }
}
