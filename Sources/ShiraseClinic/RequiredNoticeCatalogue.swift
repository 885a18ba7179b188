/// Every item that Shirase knows. It keeps those that are over, so that a page which still shows one is told what took its place.
public struct RequiredNoticeCatalogue: Sendable {
    /// In the order of the reference.
    public let items: [RequiredNoticeItem]
    private let byID: [String: RequiredNoticeItem]

    /// As of 2026-11.
    public static let current = RequiredNoticeCatalogue(standards + records + medicines + charges)

    init(_ items: [RequiredNoticeItem]) {
        self.items = items
        byID = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    }

    public subscript(id: String) -> RequiredNoticeItem? { byID[id] }

    /// What has taken an item's place by a day, through several changes where there were some.
    func successors(of item: RequiredNoticeItem, on day: String) -> [RequiredNoticeItem] {
        var found: [RequiredNoticeItem] = []
        var waiting = item.successors
        var seen = Set<String>()
        while let id = waiting.first {
            waiting.removeFirst()
            guard seen.insert(id).inserted, let next = byID[id] else { continue }
            if next.hasEnded(on: day), !next.successors.isEmpty {
                waiting += next.successors
            } else {
                found.append(next)
            }
        }
        return found
    }

    /// What an item takes the place of.
    func predecessors(of item: RequiredNoticeItem) -> [RequiredNoticeItem] {
        items.filter { $0.successors.contains(item.id) }
    }
}
