package dev.lifeline.tests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type name denotes one type, in the code of all modules, including nested types and tests. */
class OneNameOneTypeTest {
    @Test
    void a_name_of_a_type_denotes_one_type() throws IOException {
        assertThat(shared(ClassFiles.ofAll().stream()
                        .map(type -> type.thisClass().asInternalName())
                        .toList()))
                .as("give all but one of them a name that says more")
                .isEmpty();
    }

    @Test
    void finds_a_name_that_nested_and_local_types_share() {
        assertThat(shared(Stream.of("a/Run", "a/Run$Stop", "b/Stop", "b/Rule$1", "b/Rule$2", "c/Rules$1Run")
                        .toList()))
                .isEqualTo(Map.of("Run", names("a/Run", "c/Rules$1Run"), "Stop", names("a/Run$Stop", "b/Stop")));
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(Stream.of(names).toList());
    }

    /** The types that share a name, by that name. */
    private static Map<String, SortedSet<String>> shared(Collection<String> types) {
        Map<String, SortedSet<String>> named = types.stream()
                .filter(type -> !simple(type).isEmpty())
                .collect(groupingBy(
                        OneNameOneTypeTest::simple, TreeMap::new, mapping(type -> type, toCollection(TreeSet::new))));
        return named.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As the source has it; empty for an anonymous type. */
    private static String simple(String type) {
        return type.replaceFirst(".*[/$]", "").replaceFirst("^[0-9]+", "");
    }
}
