import ShiraseCore
import Testing

@Suite struct PlaceholderTests {
    @Test(arguments: [
        ("", ""), ("{a}", "1"), ("x{a}y{b}z", "x1y2z"), ("{a}{a}", "11"), ("{c}", "{c}"), ("{a", "{a"), ("a}", "a}"),
        ("{}", "{}"), ("{{a}}", "{{a}}"), ("が{a}が", "が1が"),
    ])
    func fills(_ text: String, _ filled: String) {
        let values = ["a": "1", "b": "2"]
        #expect(text.fillingPlaceholders { values[$0] } == filled)
    }

    @Test(arguments: [
        ("", []), ("{b} {a} {b}", ["b", "a"]), ("{a b} {} {A} {é} {a1} {c", []), ("{{a}}", []),
    ])
    func names(_ text: String, _ names: [String]) {
        #expect(text.placeholders == names)
    }
}
