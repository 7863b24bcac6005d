package dev.mltd.analysis.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Style and script of a page, which carries both inside. Nothing in them comes from a run.
 *
 * @param style CSS
 * @param script JavaScript: the chart library, then ours
 */
public record PageAssets(String style, String script) {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  /** The assets of every page. */
  public static PageAssets load() {
    return new PageAssets(
        text(UPLOT + "uPlot.min.css") + text("report.css"),
        text(UPLOT + "uPlot.iife.min.js") + "\n" + text("report.js"));
  }

  /**
   * The page's content security policy: no network, and no script but this one and data files that
   * lie beside the page. So nothing that a run is called can run.
   */
  public String policy() {
    String digest = Base64.getEncoder().encodeToString(DigestUtils.sha256(script));
    return ("default-src 'none'; script-src 'sha256-%s' 'self' file:; style-src 'unsafe-inline';"
            + " img-src data:; base-uri 'none'; form-action 'none'")
        .formatted(digest);
  }

  private static String text(String resource) {
    try (InputStream in = PageAssets.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
