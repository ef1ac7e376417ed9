/* A plain script, not a module: it runs before the first paint, so that no theme flashes. */
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** localStorage throws where cookies are blocked; the theme is then the system's. */
  const remembered = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem("theme", theme);
    } catch {
      /* The choice holds for this visit. */
    }
  };

  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");
  const show = () =>
    document.getElementById("theme").setAttribute("aria-pressed", String(current() === "dark"));

  const chosen = remembered();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    show();
    system.addEventListener("change", show);
    document.getElementById("theme").addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
      show();
    });
  });
})();
