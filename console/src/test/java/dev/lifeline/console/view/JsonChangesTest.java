package dev.lifeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.MergePatch;
import dev.lifeline.controller.json.ParsedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonChangesTest {
    private static ObjectNode json(String text) {
        return (ObjectNode) ((ParsedJson.Tree) JsonTree.read(text.replace('\'', '"'))).root();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                      | {'a':1}                 | {'a':1}
                    {'a':1}                 | {'a':1}                 | {}
                    {'a':1,'b':2}           | {'a':1}                 | {'b':null}
                    {'a':{'x':1,'y':2}}     | {'a':{'x':1,'y':3}}     | {'a':{'y':3}}
                    {'a':{'x':1}}           | {'a':[1]}               | {'a':[1]}
                    {'a':[1,2]}             | {'a':[2]}               | {'a':[2]}
                    {'a':{'x':1}}           | {'a':{}}                | {'a':{'x':null}}
                    {'a':1}                 | {'a':{}}                | {'a':{}}
                    """)
    void only_what_changed_is_in_the_patch_and_it_leads_to_the_new_view(String before, String after, String patch) {
        ObjectNode changes = JsonChanges.between(json(before), json(after));
        assertThat(changes).isEqualTo(json(patch));
        assertThat(MergePatch.applied(json(before), changes)).isEqualTo(json(after));
    }

    @Test
    void a_view_has_no_nulls_which_would_remove_fields() {
        assertThat(JsonChanges.compact(json("{'a':null,'b':{'c':null,'d':[{'e':null}]}}")))
                .isEqualTo(json("{'b':{'d':[{}]}}"));
    }
}
