import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import io.vertx.core.Vertx;
import java.time.Duration;

/** The made-up server of container-check, on the port of a real one. It says which slow request it has, and answers it later. */
class Upstream {
    public static void main(String[] args) {
        FakeJellyfin fake = FakeJellyfin.create(Vertx.vertx(), FakeOptions.household());
        fake.failAlways(request -> isSlow(request.path()), new Fault.Delayed(Duration.ofSeconds(2)));
        fake.listen(8096).onSuccess(here -> System.out.println("listening")).onFailure(Throwable::printStackTrace);
    }

    private static boolean isSlow(String path) {
        boolean slow = path.equals("/System/Info/Public");
        if (slow) {
            System.out.println("slow");
        }
        return slow;
    }
}
