package dev.mltd.analysis.spark.tables;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.types.StructType;

/**
 * A dataset of an archive or a warehouse, published as a whole for each date.
 *
 * @param name of its folder
 * @param record that a row is
 * @param phase that makes it
 * @param <T> the record
 */
public record StoredDataset<T extends Record>(String name, Class<T> record, Phase phase) {

  /** Between its rows and records. */
  public Encoder<T> encoder() {
    return RecordCodec.encoder(record);
  }

  /** Its columns. */
  public StructType schema() {
    return RecordCodec.of(record).schema();
  }

  @Override
  public String toString() {
    return name;
  }
}
