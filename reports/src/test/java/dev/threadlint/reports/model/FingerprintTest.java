package dev.threadlint.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  @ParameterizedTest
  @CsvSource({
    "app.Pay.lambda$run$0, app.Pay.lambda$run$7",
    "app.Pay.lambda$null$1, app.Pay.lambda$null$2",
    "app.Pay$1.run, app.Pay$2.run",
    "app.Pay$1Worker.run, app.Pay$2Worker.run",
    "app.Pay$$Lambda$14/0x0000000800c03000.run, app.Pay$$Lambda/0x00007f2a4c001000.run",
    "app.$Proxy12.pay, app.$Proxy31.pay",
    "app.Pay$$EnhancerBySpringCGLIB$$1a2b3c4d.pay, app.Pay$$EnhancerBySpringCGLIB$$99ff0011.pay",
    "app.Pay$$SpringCGLIB$$0.pay, app.Pay$$SpringCGLIB$$1.pay",
    "app.Pay$ByteBuddy$aB3xY9Qz.pay, app.Pay$ByteBuddy$kL0p2.pay",
    "app.Pay$MockitoMock$1234567.pay, app.Pay$MockitoMock$89.pay",
    "app.Pay.access$000, app.Pay.access$100",
    "app.Pay$run$1.invoke, app.Pay$run$2.invoke"
  })
  void numbersThatAreMadeUp_doNotCount(String site, String again) {
    assertThat(of(site)).isEqualTo(of(again));
  }

  @ParameterizedTest
  @CsvSource({
    "app.Pay.run, app.Pay.stop",
    "app.Pay.run, app.Pay2.run",
    "app.Pay.lambda$run$0, app.Pay.lambda$stop$0",
    "app.Pay.run, app.Pay.lambda$run$0",
    "app.Pay$Inner.run, app.Pay$Other.run",
    "app.v1.Pay.run, app.v2.Pay.run"
  })
  void namesThatAreChosen_count(String site, String other) {
    assertThat(of(site)).isNotEqualTo(of(other));
  }

  @Test
  void order_doesNotCount() {
    assertThat(Fingerprint.of("deadlock", List.of("a.B.c", "d.E.f")))
        .isEqualTo(Fingerprint.of("deadlock", List.of("d.E.f", "a.B.c")));
  }

  @Test
  void rule_counts() {
    assertThat(Fingerprint.of("deadlock", List.of("a.B.c")))
        .isNotEqualTo(Fingerprint.of("lock-order-cycle", List.of("a.B.c")));
  }

  @Test
  void fingerprint_isWhatItWasInEarlierVersions() {
    assertThat(Fingerprint.of("lock-order-cycle", List.of("dev.threadlint.demo.Audit.run")))
        .matches("[0-9a-f]{8}");
  }

  private static String of(String site) {
    return Fingerprint.of("lock-order-cycle", List.of(site));
  }
}
