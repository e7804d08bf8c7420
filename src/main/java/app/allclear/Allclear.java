package app.allclear;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. Everything it does lives in the packages below. */
@SpringBootApplication
public class Allclear {
  public static void main(String[] arguments) {
    SpringApplication.run(Allclear.class, arguments);
  }
}
