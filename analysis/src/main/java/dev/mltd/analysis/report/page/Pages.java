package dev.mltd.analysis.report.page;

import dev.mltd.analysis.report.model.SweepReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The pages, as their templates make them: text from runs is escaped for where it stands. */
public final class Pages {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private Pages() {}

  /** The page of a sweep. */
  public static String report(SweepReport report, PageData data) {
    return render(
        "report.jte", Map.of("report", report, "data", data, "assets", PageAssets.load()));
  }

  /** The page over all sweeps. */
  static String dashboard(Dashboard dashboard) {
    return render(
        "dashboard.jte",
        Map.of("dashboard", dashboard, "data", dashboard.data(), "assets", PageAssets.load()));
  }

  private static String render(String template, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    TEMPLATES.render(template, parameters, page);
    return page.toString();
  }
}
