package dev.lifeline.cli.archive;

import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.AwsAccess;
import dev.lifeline.cli.stack.AwsService;
import dev.lifeline.whatif.archive.ArchiveSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects under a prefix of a bucket, such as Firehose writes. All are listed first; each is streamed when its turn
 * comes.
 *
 * @param client open as long as the command works
 */
record S3Archive(S3Client client, AwsAccess access, String bucket, String prefix) {
    private static final Pattern PLACE = Pattern.compile("s3://([^/\\s]+)(?:/(.*))?");
    private static final String NEEDED = "no permission; it takes s3:ListBucket on the bucket and s3:GetObject on its"
            + " objects, and kms:Decrypt if a key of yours encrypts them";

    /** @throws WrongInput if nothing is there, or it cannot be listed */
    static List<ArchiveSource> at(String place, AwsAccess access) {
        Matcher named = PLACE.matcher(place);
        if (!named.matches()) {
            throw new WrongInput(place + ": s3://BUCKET/PREFIX is expected");
        }
        try {
            S3Client client = access.configured(S3Client.builder(), AwsService.S3)
                    .forcePathStyle(access.isElsewhere())
                    .crossRegionAccessEnabled(!access.isElsewhere())
                    .build();
            String prefix = Optional.ofNullable(named.group(2)).orElse("");
            return new S3Archive(client, access, named.group(1), prefix).sources(place);
        } catch (SdkException failure) {
            throw unlisted(place, failure, access);
        }
    }

    private List<ArchiveSource> sources(String place) {
        List<ArchiveSource> sources =
                client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                        .filter(object -> isArchive(object.key()))
                        .map(this::source)
                        .toList();
        if (sources.isEmpty()) {
            throw new WrongInput(place + ": no events there; objects " + ArchiveNames.WORDS + " are expected");
        }
        return sources;
    }

    /** The name of an object matters only if the user names another prefix. */
    private boolean isArchive(String key) {
        return key.equals(prefix)
                || (!key.endsWith("/") && ArchiveNames.isArchive(key.substring(key.lastIndexOf('/') + 1)));
    }

    private ArchiveSource source(S3Object object) {
        return new ArchiveSource(
                "s3://" + bucket + "/" + object.key(), object.size(), () -> new ObjectStream(opened(object.key())));
    }

    private ResponseInputStream<GetObjectResponse> opened(String key) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException failure) {
            throw new IOException(unopened(failure), failure);
        }
    }

    private String unopened(SdkException failure) {
        return switch (failure) {
            case NoSuchKeyException gone -> "it was deleted after it was listed; run the command again";
            case InvalidObjectStateException archived -> "its storage class keeps it offline; restore it first";
            case AwsServiceException denied when isDenied(denied) -> NEEDED;
            default -> String.valueOf(access.advice(failure).getMessage());
        };
    }

    private static RuntimeException unlisted(String place, SdkException failure, AwsAccess access) {
        return switch (failure) {
            case NoSuchBucketException none ->
                new WrongInput(place + ": there is no such bucket; aws s3 ls lists those of these credentials", none);
            case AwsServiceException denied when isDenied(denied) -> new WrongInput(place + ": " + NEEDED, denied);
            default -> {
                RuntimeException advice = access.advice(failure);
                String line = place + ": " + advice.getMessage();
                yield advice instanceof CommandFailed
                        ? new CommandFailed(line, failure)
                        : new WrongInput(line, failure);
            }
        };
    }

    private static boolean isDenied(AwsServiceException answered) {
        return Optional.ofNullable(answered.awsErrorDetails())
                .filter(details -> "AccessDenied".equals(details.errorCode()))
                .isPresent();
    }

    /** Says how far it came if the connection breaks. */
    private static final class ObjectStream extends InputStream {
        private final ResponseInputStream<GetObjectResponse> object;
        private final long length;
        private long got;

        ObjectStream(ResponseInputStream<GetObjectResponse> object) {
            this.object = object;
            this.length = object.response().contentLength();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int count) throws IOException {
            try {
                int more = object.read(bytes, start, count);
                if (more < 0 && got < length) {
                    throw new IOException("the connection was closed");
                }
                got += Math.max(0, more);
                return more;
            } catch (IOException | SdkException broken) {
                throw new IOException(
                        "the transfer broke off after " + got + " of " + length
                                + " bytes; what precedes is used. Run the command again",
                        broken);
            }
        }

        /** The rest of an object that is not wanted is not transferred. */
        @Override
        public void close() throws IOException {
            if (got < length) {
                object.abort();
            } else {
                object.close();
            }
        }
    }
}
