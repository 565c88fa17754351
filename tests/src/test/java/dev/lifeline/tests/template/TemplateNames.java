package dev.lifeline.tests.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the template declares, for the documents. */
public final class TemplateNames {
    private static final Deployed TEMPLATE = Deployed.template();

    private TemplateNames() {}

    /** The parameters in the template's order, each as the template has it. */
    public static Map<String, Map<String, Object>> parameters() {
        Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
        Deployed.map(TEMPLATE.root().get("Parameters"))
                .forEach((name, parameter) -> parameters.put(name, Deployed.map(parameter)));
        return parameters;
    }

    /** The alarms on a metric of Lifeline. */
    public static List<String> alarmsOn(String metric) {
        return TEMPLATE.resources("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> "Lifeline".equals(TEMPLATE.properties(alarm).get("Namespace")))
                .filter(alarm -> metric.equals(TEMPLATE.properties(alarm).get("MetricName")))
                .toList();
    }
}
