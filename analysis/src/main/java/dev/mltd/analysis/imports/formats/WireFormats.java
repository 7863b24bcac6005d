package dev.mltd.analysis.imports.formats;

/**
 * What protobuf writes before a field: its number, shifted, and the kind of its value. Named so
 * that a switch over them reads as the schema does.
 */
final class WireFormats {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  static final int VARINT_1 = 1 << 3 | VARINT;
  static final int VARINT_2 = 2 << 3 | VARINT;
  static final int VARINT_4 = 4 << 3 | VARINT;
  static final int VARINT_7 = 7 << 3 | VARINT;
  static final int VARINT_10 = 10 << 3 | VARINT;
  static final int VARINT_13 = 13 << 3 | VARINT;
  static final int FIXED64_1 = 1 << 3 | FIXED64;
  static final int FIXED64_2 = 2 << 3 | FIXED64;
  static final int FIXED64_6 = 6 << 3 | FIXED64;
  static final int FIXED32_2 = 2 << 3 | FIXED32;
  static final int FIXED32_5 = 5 << 3 | FIXED32;
  static final int BYTES_1 = 1 << 3 | BYTES;
  static final int BYTES_2 = 2 << 3 | BYTES;
  static final int BYTES_3 = 3 << 3 | BYTES;
  static final int BYTES_4 = 4 << 3 | BYTES;
  static final int BYTES_5 = 5 << 3 | BYTES;
  static final int BYTES_6 = 6 << 3 | BYTES;
  static final int BYTES_7 = 7 << 3 | BYTES;
  static final int BYTES_8 = 8 << 3 | BYTES;
  static final int BYTES_9 = 9 << 3 | BYTES;
  static final int BYTES_10 = 10 << 3 | BYTES;
  static final int BYTES_12 = 12 << 3 | BYTES;
  static final int BYTES_13 = 13 << 3 | BYTES;
  static final int BYTES_16 = 16 << 3 | BYTES;
  static final int BYTES_17 = 17 << 3 | BYTES;
  static final int BYTES_18 = 18 << 3 | BYTES;
  static final int BYTES_21 = 21 << 3 | BYTES;

  private WireFormats() {}
}
