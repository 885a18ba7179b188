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

    @Test func escapesWhatJSONAndScriptElementsAskFor() throws {
        let text = "\"\\\n\r\t\u{01}\u{1F}\u{7F}</script><!-- 𠮷\u{2028}"
        let script = JSONValue.array([.string(text)]).script
        #expect(!script.contains("<"))
        let read = try JSONDecoder().decode([String].self, from: Data(script.utf8))
        #expect(read == [text])
        #expect(try JSONDecoder().decode([String].self, from: Data(JSONValue.array([.string(text)]).pretty)) == [text])
    }
}
