import ShiraseCore
import Testing

@testable import ShiraseClinic

@Suite struct RequiredNoticeCatalogueTests {
    private static let catalogue = RequiredNoticeCatalogue.current
    static let items = catalogue.items

    @Test func everyItemHasAnIDOfItsOwn() {
        #expect(Set(Self.items.map(\.id)).count == Self.items.count)
        for item in Self.items { #expect(item.id.wholeMatch(of: /[a-z0-9]+(?:-[a-z0-9]+)*/) != nil) }
    }

    @Test(arguments: items) func itsFieldsAreThoseOfItsTexts(_ item: RequiredNoticeItem) {
        #expect(item.text.ja.placeholders.sorted() == item.fields.map(\.name).sorted())
        #expect(item.text.en.placeholders.sorted() == item.fields.map(\.name).sorted())
        #expect(item.text.ja.filter { $0 == "{" }.count == item.fields.count)
    }

    /// A clinic files for standards; nobody certifies it.
    @Test(arguments: items) func itSaysNothingOfCertification(_ item: RequiredNoticeItem) {
        let japanese = ([item.name, item.heading, item.text] + item.fields.map(\.meaning)).map(\.ja).joined()
        #expect(!japanese.contains("認定"))
        #expect(!item.text.en.contains("certif"))
    }

    @Test(arguments: items) func itsDatesAreDaysInOrder(_ item: RequiredNoticeItem) {
        for day in [item.from, item.to].compactMap(\.self) {
            if case .moment(let moment) = TimeZoneCalendar.utc.parse(day) {
                #expect(moment.dateText == day)
            } else {
                Issue.record("\(day) is no day")
            }
        }
        #expect((item.from ?? "") <= (item.to ?? "9999"))
    }

    /// An item with successors is over, and each of them begins later than its own beginning, so that no chain leads in a circle.
    @Test(arguments: items) func itsSuccessorsExistAndComeLater(_ item: RequiredNoticeItem) throws {
        #expect(item.successors.isEmpty == (item.to == nil))
        for id in item.successors {
            let successor = try #require(Self.catalogue[id])
            #expect(try #require(successor.from) > #require(item.to))
        }
    }

    @Test(arguments: items) func itSaysWhereItsFactsComeFrom(_ item: RequiredNoticeItem) {
        #expect(item.source.wholeMatch(of: /.+, as of \d{4}-\d{2}/) != nil)
    }

    /// A share of the costs that changed, and is not certain, is the clinic's to write.
    @Test func whatIsNotCertainIsNotSaid() throws {
        let item = try #require(Self.catalogue["long-listed-drugs"])
        #expect(item.unsure != nil)
        #expect(item.fields.map(\.name) == ["share"])
        for text in [item.text.ja, item.text.en] {
            #expect(text.firstMatch(of: /分の|[0-9０-９]|half|quarter/) == nil)
        }
    }

    /// Through a change of a change to what holds on the day.
    @Test func successorsAreFollowed() {
        func item(_ id: String, _ from: String?, _ to: String?, _ successors: [String]) -> RequiredNoticeItem {
            let text = Message(en: id, ja: id)
            return RequiredNoticeItem(
                id, text, from: from, to: to, successors: successors, source: "a test", text: text)
        }
        let first = item("a", nil, "2020-03-31", ["b", "c", "gone"])
        let catalogue = RequiredNoticeCatalogue([
            first, item("b", "2020-04-01", "2022-03-31", ["d", "c"]), item("c", "2020-04-01", nil, []),
            item("d", "2022-04-01", "2024-05-31", ["d"]), item("e", "2020-04-01", "2021-01-01", []),
        ])
        #expect(catalogue.successors(of: first, on: "2022-03-31").map(\.id) == ["b", "c"])
        #expect(catalogue.successors(of: first, on: "2022-04-01").map(\.id) == ["c", "d"])
        #expect(catalogue.successors(of: first, on: "2024-06-01").map(\.id) == ["c"])
        #expect(catalogue.predecessors(of: catalogue.items[2]).map(\.id) == ["a", "b"])
    }
}
