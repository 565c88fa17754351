package dev.lifeline.local.sqs;

import dev.lifeline.local.router.Arns;
import java.net.URI;

/** URLs of queues. Only their last part matters to a request; its host and account may be any. */
public final class QueueUrl {
    private QueueUrl() {}

    public static String of(URI endpoint, String queue) {
        return endpoint + "/" + Arns.ACCOUNT + "/" + queue;
    }

    static String queue(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
