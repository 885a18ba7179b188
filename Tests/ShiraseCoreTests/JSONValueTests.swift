import Foundation
import ShiraseCore
import Testing

@Suite struct JSONValueTests {
    @Test func keepsTheOrderOfMembersAndLeavesOutAbsentOnes() {
        let value = JSONValue.members([
            "b": .string("い"), "a": .array([.number(-1), .flag(true), .array([]), .object([])]), "none": .optional(nil),
        ])
        #expect(
            String(decoding: value.pretty, as: UTF8.self) == """
                {
                  "b": "い",
                  "a": [
                    -1,
                    true,
                    [],
                    {}
                  ]
                }

                """)
        #expect(value.script == #"{"b":"い","a":[-1,true,[],{}]}"#)
    }

    @Test func writesNumbersAsJSONHasThem() throws {
        let numbers = [34.6, -135.0, 0.0000001, 1e21]
        let script = JSONValue.array(numbers.map(JSONValue.decimal)).script
        #expect(try JSONDecoder().decode([Double].self, from: Data(script.utf8)) == numbers)
        #expect(JSONValue.array([.decimal(.infinity), .decimal(.nan)]).script == "[null,null]")
    }

    @Test func anArrayOfManyIsTheSameText() {
        for values in [[], [JSONValue.number(1)], [.members(["a": .array([.flag(false)])]), .string("b")]] {
            #expect(JSONValue.prettyArray(values) == JSONValue.array(values).pretty)
        }
    }

    @Test func escapesWhatJSONAndScriptElementsAskFor() throws {
        let text = "\"\\\n\r\t\u{01}\u{1F}\u{7F}</script><!-- 𠮷\u{2028}"
        let script = JSONValue.array([.string(text)]).script
        #expect(!script.contains("<"))
        let read = try JSONDecoder().decode([String].self, from: Data(script.utf8))
        #expect(read == [text])
        #expect(try JSONDecoder().decode([String].self, from: Data(JSONValue.array([.string(text)]).pretty)) == [text])
    }
}
