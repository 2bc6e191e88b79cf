/** The page before its script has run: its landmarks, in the order in which they are read and reached with the keyboard. */
export const shell = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>讲话稿预览</title>
<link rel="stylesheet" href="/app.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<script type="module" src="/app.js"></script>
</head>
<body>
<nav class="skips" aria-label="跳到">
<a href="#pages">跳到稿面</a>
<a href="#editor">跳到轮次文件</a>
<a href="#findings">跳到审读意见</a>
</nav>
<header class="bar">
<h1 id="round">讲话稿预览</h1>
<p id="about" class="about"></p>
<p id="status" class="status" role="status"></p>
<div class="actions" role="group" aria-label="操作">
<button type="button" id="save" disabled>保存<kbd>Ctrl S</kbd></button>
<button type="button" id="download-md">下载 MD</button>
<button type="button" id="download-docx">下载 DOCX</button>
<button type="button" id="print">打印</button>
</div>
</header>
<div id="conflict" class="conflict" role="alert" hidden></div>
<nav id="speeches" class="speeches" aria-label="讲话稿"></nav>
<main id="pages" class="pages" tabindex="-1" aria-label="稿面"></main>
<aside id="origin" class="origin" aria-label="这一段的出处" tabindex="-1" hidden></aside>
<section id="editor" class="editor" aria-label="轮次文件" tabindex="-1"></section>
<section id="findings" class="findings" aria-label="审读意见" tabindex="-1"></section>
<p id="live" class="unseen" aria-live="polite"></p>
<noscript>这个网页要用 JavaScript。</noscript>
</body>
</html>
`

/** A sheet with a red head, as the page's sign. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2.5" y="1.5" width="11" height="13" rx="1" ' +
  'fill="#fff" stroke="#8f2f25"/><path d="M5 5h6" stroke="#8f2f25" stroke-width="1.6"/>' +
  '<path d="M5 8h6M5 10h6M5 12h4" stroke="#6e6a62" stroke-width=".8"/></svg>'
