package dev.mltd.retrain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome.Status;
import dev.mltd.retrain.Device;
import dev.mltd.retrain.NotCarriedOutException;
import dev.mltd.retrain.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs of a line or two, in the one language that every Unix has. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CommandTrainerTest {
  private static final String HISTORY =
      "printf 'epoch,loss,val_loss,val_accuracy\\n0,1.0,1.1,0.5\\n1,0.5,0.7,0.75\\n' >";

  @TempDir private Path folder;
  private Path kept;

  private Trained train(String script) throws IOException {
    return train(script, Duration.ofMinutes(1));
  }

  private Trained train(String script, Duration limit) throws IOException {
    kept = Files.createTempDirectory(folder, "training");
    Path file = Files.writeString(folder.resolve("train.sh"), script);
    Command command =
        new Command(
            List.of("/bin/sh", file.toString(), "{config}", "{seed}", "{out}", "$HOME; {seed}"),
            folder.toString(),
            Map.of("GREETING", "hello"),
            limit);
    return new CommandTrainer(command, "1")
        .train(
            new Training(
                new Program("p"),
                RunConfig.of(Map.of("learning_rate", "0.1", "activation", "relu")),
                7,
                new DataReference("data", "f"),
                "command",
                "1",
                "cpu"),
            Device.cpu(),
            kept);
  }

  private static void isNotCarriedOut(ThrowingCallable training, String... reasons) {
    assertThatThrownBy(training)
        .isInstanceOf(NotCarriedOutException.class)
        .hasMessageContainingAll(reasons);
  }

  @Test
  void itsHistoryIsReadAndItsLastValuesAreWhatItScores() throws IOException {
    Trained trained = train(HISTORY + "\"$3/history.csv\"");
    assertThat(trained.history().series()).isNotEmpty();
    assertThat(trained.outcome().status()).isEqualTo(Status.TRAINED);
    assertThat(trained.outcome().values())
        .containsEntry("validation accuracy", 0.75)
        .containsEntry("validation loss", 0.7);
    assertThat(trained.outcome().trainedExamples()).isEqualTo(2);
  }

  @Test
  void itsResultWinsOverItsHistory() throws IOException {
    Trained trained =
        train(
            HISTORY
                + "\"$3/history.csv\"\n"
                + "echo weights > \"$3/model.h5\"\n"
                + "echo '{\"metrics\": {\"validation accuracy\": 0.8}, \"trained_examples\": 640,"
                + " \"seconds_per_example\": 0.5,"
                + " \"evaluation\": \"abc\", \"model\": \"model.h5\"}' > \"$3/result.json\"");
    assertThat(trained.outcome().values()).containsEntry("validation accuracy", 0.8);
    assertThat(trained.outcome().trainedExamples()).isEqualTo(640);
    assertThat(trained.outcome().secondsPerExample()).isEqualTo(0.5);
    assertThat(trained.outcome().evaluation()).isEqualTo("abc");
    assertThat(kept.resolve(trained.outcome().model())).hasContent("weights");
  }

  @Test
  void itIsGivenItsConfigItsSeedAndItsEnvironmentAndNoShellReadsItsArguments() throws IOException {
    train(
        HISTORY
            + "\"$3/history.csv\"\necho \"$2|$4|$GREETING|$CUDA_VISIBLE_DEVICES|\"; cat \"$1\"");
    assertThat(Files.readString(kept.resolve("output.log")))
        .startsWith("7|$HOME; 7|hello||")
        .contains("\"learning_rate\" : 0.1", "\"activation\" : \"relu\"");
  }

  @Test
  void aLossThatIsNoNumberIsTheConfigsFailureWhateverItExitsWith() throws IOException {
    Trained trained = train("printf 'epoch,loss\\n0,1.0\\n1,nan\\n' > \"$3/history.csv\"; exit 1");
    assertThat(trained.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(trained.outcome().reason()).isEqualTo("non-finite loss");
  }

  @Test
  void anExitCodeIsToldWithTheLastWords() {
    isNotCarriedOut(
        () -> train(HISTORY + "\"$3/history.csv\"; echo 'no such file: x.npz'; exit 3"),
        "exited with 3",
        "no such file: x.npz");
  }

  @Test
  void aKillIsToldApartFromOtherSignals() {
    isNotCarriedOut(() -> train("kill -9 $$"), "was killed", "memory");
    isNotCarriedOut(() -> train("kill -11 $$"), "signal 11");
  }

  @Test
  void aProgramThatHangsIsEndedWithItsChildren() throws IOException {
    isNotCarriedOut(
        () -> train("echo waiting\nsleep 600 & echo $! > child\nwait", Duration.ofSeconds(2)),
        "time limit of 2s",
        "waiting");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
  }

  @Test
  void withoutAHistoryNothingIsKnown() {
    isNotCarriedOut(() -> train("true"), "left no history");
  }

  @Test
  void halfAHistoryIsNoResult() {
    isNotCarriedOut(
        () -> train("printf 'epoch,loss,val_loss\\n0,1.0,1.1\\n1,0.' > \"$3/history.csv\""),
        "breaks off");
  }

  @Test
  void aBrokenResultIsTold() {
    isNotCarriedOut(
        () -> train(HISTORY + "\"$3/history.csv\"; echo '{' > \"$3/result.json\""),
        "result.json cannot be read");
  }

  @Test
  void aModelOutsideItsFolderIsNotTaken() {
    isNotCarriedOut(
        () ->
            train(
                HISTORY
                    + "\"$3/history.csv\"; echo '{\"model\": \"../../train.sh\"}' > \"$3/result.json\""),
        "no file in its folder");
  }

  @Test
  void aProgramThatIsNotThereIsTold() {
    CommandTrainer trainer =
        new CommandTrainer(
            new Command(
                List.of("/no/such/program"), folder.toString(), Map.of(), Duration.ofMinutes(1)),
            "1");
    isNotCarriedOut(
        () ->
            trainer.train(
                new Training(
                    new Program("p"),
                    RunConfig.empty(),
                    1,
                    new DataReference("data", "f"),
                    "command",
                    "1",
                    "cpu"),
                Device.cpu(),
                folder),
        "cannot be started");
  }
}
