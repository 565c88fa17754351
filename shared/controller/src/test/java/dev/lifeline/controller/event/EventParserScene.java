package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

/** Events of a task that differ from a small one in some fields. */
abstract class EventParserScene {
    static final String ARN = "arn:aws:ecs:eu-central-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";

    static final String CONTAINER = "{'name':'app','lastStatus':'RUNNING'}";

    static final String DETAIL = """
            {'taskArn':'%s','clusterArn':'arn:cluster','taskDefinitionArn':'arn:def:3','version':5,
             'lastStatus':'RUNNING','desiredStatus':'RUNNING','createdAt':'2026-08-01T10:00:00Z',
             'updatedAt':'2026-08-01T10:00:30Z','containers':[%s],'overrides':{'containerOverrides':[]}}""".formatted(ARN, CONTAINER);

    final EventParser parser = new EventParser();

    TaskDetail detail(String json) {
        assertThat(parser.parse(json)).isInstanceOf(Event.TaskStateChange.class);
        return ((Event.TaskStateChange) parser.parse(json)).detail();
    }

    static String task(String detail) {
        return event("ECS Task State Change", detail);
    }

    static String event(String type, String detail) {
        return """
                {'version':'0','id':'e-1','detail-type':'%s','source':'aws.ecs','account':'111122223333',
                 'time':'2026-08-01T10:00:30Z','region':'eu-central-1','resources':[],'detail':%s}""".formatted(type, detail).strip().replace('\'', '"');
    }

    /** The good event with one thing changed in its detail. */
    static String with(String part, String other) {
        assertThat(DETAIL).contains(part);
        return task(DETAIL.replaceFirst(
                java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(other)));
    }
}
