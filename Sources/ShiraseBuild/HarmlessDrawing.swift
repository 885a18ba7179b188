import Foundation
import ShiraseCore
import ShiraseSite

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A drawing (SVG) as it is published: written anew from what draws, so that nothing in it runs, loads or tells where it was made. It would stand on the
/// clinic's own address, where a script of it could do what the pages' scripts can.
final class HarmlessDrawing: NSObject, XMLParserDelegate {
    /// What is no SVG, or no XML; the line is counted from 1.
    struct Problem: Error, Equatable {
        let line: Int

        func diagnostic(in path: String) -> Diagnostic {
            .error(
                "picture.drawing",
                Message(
                    en: "line \(line): this is not a drawing (SVG) that can be read", ja: "\(line)行目: SVG の図として読み取れません"),
                at: .path(path),
                hint: Message(
                    en: "open it in a browser to see what is wrong, or save it anew in a drawing program",
                    ja: "ブラウザーで開いて表示されるか確かめ、作図ソフトで保存し直してください"))
        }
    }

    /// - Throws: ``Problem``
    static func text(_ source: [UInt8]) throws(Problem) -> String {
        let drawing = HarmlessDrawing()
        let parser = XMLParser(data: Data(source))
        parser.shouldResolveExternalEntities = false
        parser.delegate = drawing
        // The parser goes on behind elements that are not closed.
        guard parser.parse(), drawing.isDrawing, drawing.elementsOpen == 0, !drawing.isBroken else {
            throw Problem(line: max(1, parser.lineNumber))
        }
        return drawing.output + "\n"
    }

    private var output = ""
    private var isDrawing = false
    /// How many elements deep the parser is in one that is left out.
    private var depthLeftOut = 0
    /// Whether the last start tag is still open, to end as `/>` where nothing follows.
    private var isOpen = false
    private var style: String?
    private var elementsOpen = 0
    private var isBroken = false

    /// Elements that draw nothing: what runs, what loads, what editors write for themselves.
    private static let leftOut: Set<String> = [
        "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler", "listener",
        "metadata", "a",
    ]
    /// Elements and attributes that carry editors' names for things.
    private static let foreign = [
        "inkscape:", "sodipodi:", "rdf:", "dc:", "cc:", "i:", "x:", "xmp:", "serif:", "sketch:",
    ]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let plain = name.lowercased()
        elementsOpen += 1
        if output.isEmpty { isDrawing = plain == "svg" || plain.hasSuffix(":svg") }
        guard depthLeftOut == 0, !isLeftOut(plain, attributes) else {
            // A link's content is drawn, without the link.
            if depthLeftOut > 0 || plain != "a" { depthLeftOut += 1 }
            return
        }
        closeTag()
        output += "<\(name)"
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) where isHarmless(key, value) {
            output += " \(key)=\"\(value.xmlEscaped)\""
        }
        isOpen = true
        if plain == "style" { style = "" }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let plain = name.lowercased()
        elementsOpen -= 1
        if depthLeftOut > 0 {
            depthLeftOut -= 1
            return
        }
        guard plain != "a" else { return }
        if let style, plain == "style" {
            closeTag()
            output += Self.harmless(style: style).xmlEscaped
            self.style = nil
        }
        if isOpen { output += "/>" } else { output += "</\(name)>" }
        isOpen = false
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { add(text) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { add(String(decoding: block, as: UTF8.self)) }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { isBroken = true }

    private func add(_ text: String) {
        guard depthLeftOut == 0, !output.isEmpty else { return }
        if style != nil {
            style? += text
        } else {
            closeTag()
            output += text.xmlEscaped
        }
    }

    private func closeTag() {
        if isOpen { output += ">" }
        isOpen = false
    }

    private func isLeftOut(_ name: String, _ attributes: [String: String]) -> Bool {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        if Self.leftOut.contains(local) || Self.foreign.contains(where: name.hasPrefix) { return true }
        // An animation could give an element the address that it may not have.
        let isAnimation = local == "set" || local.hasPrefix("animate")
        return isAnimation && (attributes["attributeName"] ?? "").lowercased().hasSuffix("href")
    }

    private func isHarmless(_ name: String, _ value: String) -> Bool {
        let name = name.lowercased()
        if name.hasPrefix("on") || Self.foreign.contains(where: name.hasPrefix) { return false }
        if name.hasPrefix("xmlns:"), Self.foreign.contains(String(name.dropFirst(6)) + ":") { return false }
        if name == "href" || name.hasSuffix(":href") || name == "src" { return Self.isInner(value) }
        return Self.isHarmless(style: value)
    }

    /// A part of the drawing itself, or a picture that stands in it.
    private static func isInner(_ address: String) -> Bool {
        let address = address.trimmingWhiteSpace.lowercased()
        return address.hasPrefix("#")
            || ["png", "jpeg", "gif", "webp"].contains { address.hasPrefix("data:image/\($0);base64,") }
    }

    /// Whether a value refers to nothing outside: `url(#name)` alone.
    private static func isHarmless(style value: String) -> Bool {
        let value = value.lowercased()
        guard value.contains("url") || value.contains("javascript:") || value.contains("expression") else {
            return true
        }
        return !value.contains("javascript:") && !value.contains("expression(") && !value.contains("\\")
            && value.matches(of: /url\(\s*["']?\s*([^)]{0,1})/).allSatisfy { $0.1 == "#" }
    }

    /// A style sheet without rules that load something.
    private static func harmless(style sheet: String) -> String {
        let isHarmless = !sheet.lowercased().contains("@import") && isHarmless(style: sheet)
        return isHarmless ? sheet : ""
    }
}
