package dev.mltd.analysis.report.page;

import java.util.List;

/**
 * The data of a page.
 *
 * @param folder beside the page, that holds the data; empty when the page carries them itself
 * @param blocks data that the page carries: JSON that is safe inside a script element
 */
public record PageData(String folder, List<Block> blocks) {

  /**
   * Data under a name.
   *
   * @param json made by {@link PageJson}
   */
  public record Block(String name, String json) {}
}
