package dev.lifeline.aws.dynamodb;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Carries out every request, but loses the next answer on request. */
final class ForgetfulHttp implements SdkHttpClient {
    private final SdkHttpClient http;
    private boolean forgetting;

    ForgetfulHttp(SdkHttpClient http) {
        this.http = http;
    }

    void forgetOnce() {
        forgetting = true;
    }

    boolean hasForgotten() {
        return !forgetting;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest real = http.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = real.call();
                if (forgetting) {
                    forgetting = false;
                    throw new IOException("connection reset");
                }
                return answer;
            }

            @Override
            public void abort() {
                real.abort();
            }
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
