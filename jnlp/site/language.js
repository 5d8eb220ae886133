// Shows one language, before anything is drawn: that of ?lang=, or else the browser's. Without scripts both are shown.
{
  const asked = new URLSearchParams(location.search).get("lang");
  const own = /^zh\b/i.test(navigator.language) ? "zh-CN" : "en";
  const language = asked === "zh-CN" || asked === "en" ? asked : own;
  document.documentElement.lang = language;
  document.documentElement.dataset.language = language;
  document.title = language === "en" ? "Install Signing Helper" : "安装政采签章助手";
}
