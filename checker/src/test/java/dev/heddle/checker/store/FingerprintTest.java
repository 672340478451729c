package dev.heddle.checker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  /// Counters in bit fields are what packed states look like, and what weak hashes cannot stand.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void spreadsCountersInBitFieldsLikeChance(int words) {
    Set<Integer> fingerprints = new HashSet<>();
    int[] perBucket = new int[1 << 10];
    int states = 1 << 16;
    for (int i = 0; i < states; i++) {
      long[] state = new long[words];
      for (int field = 0; field < 8; field++) {
        state[field % words] |= (long) ((i >>> (2 * field)) & 3) << (61 - 7 * field);
      }
      int fingerprint = Fingerprint.of(state, 0, words);
      fingerprints.add(fingerprint);
      perBucket[fingerprint >>> 22]++;
    }
    // By chance half a pair of equals would be expected, and 64 in a bucket give or take 8.
    assertTrue(fingerprints.size() >= states - 10, () -> fingerprints.size() + " distinct");
    for (int bucket : perBucket) {
      assertTrue(bucket < 64 + 8 * 8, () -> bucket + " in a bucket");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void dependsOnTheStateAlone(int words) {
    long[] states = {9, 9, 1, 2, 3, 4, 9};
    long[] same = {1, 2, 3, 4};
    assertEquals(Fingerprint.of(same, 0, words), Fingerprint.of(states, 2, words));
  }
}
