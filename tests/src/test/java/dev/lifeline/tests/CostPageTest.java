package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's sums follow from its numbers; {@link LifeCostTest} compares its counts with the wire. */
class CostPageTest {
    private static final CostPage PAGE = CostPage.read();

    private static List<List<String>> withoutSum(List<List<String>> table) {
        return table.subList(0, table.size() - 1);
    }

    private static double sum(List<List<String>> table, int column) {
        return withoutSum(table).stream()
                .mapToDouble(row -> CostPage.number(row.get(column)))
                .sum();
    }

    @Test
    void the_life_of_a_task_is_the_sum_of_its_events() {
        List<List<String>> life = PAGE.table("| event |");
        for (int column : new int[] {2, 3, 4}) {
            assertThat(sum(life, column))
                    .isEqualTo(CostPage.number(life.getLast().get(column)));
        }
    }

    @Test
    void a_million_tasks_cost_what_their_parts_do() {
        List<List<String>> prices = PAGE.table("| | per task | price |");
        assertThat(withoutSum(prices))
                .filteredOn(row -> row.size() > 3 && !row.get(3).isEmpty())
                .hasSizeGreaterThan(7)
                .allSatisfy(row -> assertThat(CostPage.number(row.get(3)))
                        .as(row.getFirst())
                        .isCloseTo(perMillion(row.get(1), row.get(2)), within(0.006)));
        assertThat(sum(prices, 3)).isCloseTo(CostPage.number(prices.getLast().get(3)), within(0.006));
    }

    private static double perMillion(String quantity, String price) {
        double each = CostPage.number(quantity) * CostPage.number(price);
        return price.endsWith("GB-s") ? each * 1e6 : each;
    }

    @Test
    void the_units_that_are_paid_are_those_of_the_life_and_one_of_the_pace() {
        List<List<String>> life = PAGE.table("| event |");
        double paid = PAGE.table("| | per task | price |").stream()
                .filter(row -> row.getFirst().startsWith("DynamoDB, writes"))
                .mapToDouble(row -> CostPage.number(row.get(1)))
                .sum();
        assertThat(paid).isEqualTo(CostPage.number(life.getLast().get(4)) + 1);
    }

    @Test
    void a_month_costs_what_its_parts_do() {
        List<List<String>> month = PAGE.table("| | | |");
        assertThat(sum(month, 2)).isCloseTo(CostPage.number(month.getLast().get(2)), within(0.1));
    }
}
