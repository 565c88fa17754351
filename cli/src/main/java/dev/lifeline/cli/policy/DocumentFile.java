package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy document as a file. */
public final class DocumentFile {
    private DocumentFile() {}

    /**
     * Reads the document.
     *
     * @throws WrongInput if the file does not exist or is not text
     */
    public static Requested<PolicyDocument> read(Path file) throws IOException {
        return text(file).read();
    }

    static PolicyText text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongInput(file + ": there is no such file");
        }
        try {
            String text = Files.readString(file);
            return new PolicyText(text, PolicyFiles.parse(text));
        } catch (CharacterCodingException binary) {
            throw new WrongInput(file + ": not UTF-8 text", binary);
        }
    }
}
