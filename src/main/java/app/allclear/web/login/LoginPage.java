package app.allclear.web.login;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /login}: the only page a stranger sees, so it says nothing about anybody. */
@Controller
class LoginPage {
  @GetMapping("/login")
  String show(
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String wait,
      @RequestParam(required = false) @Nullable String out,
      Model model) {
    model.addAttribute("sentence", sentence(wrong != null, wait != null, out != null));
    model.addAttribute("trouble", wrong != null || wait != null);
    return "login";
  }

  private static @Nullable String sentence(boolean wrong, boolean wait, boolean out) {
    if (wait) return "Too many wrong passwords. Wait a minute, then try again.";
    if (wrong) return "Name or password is wrong.";
    return out ? "You are logged out." : null;
  }
}
