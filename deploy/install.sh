#!/bin/sh
# Installs Yinxin from this folder without any network. Usage: sh install.sh [FOLDER], by default ./yinxin
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-yinxin}
wanted=$(cat "$here/python-version")

cd "$here"
if ! sha256sum --check --strict --quiet SHA256SUMS; then
    echo "安装包不完整或被改动过：请重新取得安装包。" >&2
    exit 2
fi
cd "$OLDPWD"

for python in "${PYTHON:-}" "python$wanted" python3; do
    [ -n "$python" ] || continue
    if "$python" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$wanted')" 2>/dev/null; then
        if [ -e "$target" ] && [ ! -x "$target/bin/python" ]; then
            echo "$target 已存在且不是银信的安装目录：请换一个目录。" >&2
            exit 2
        fi
        "$python" -m venv "$target" || { echo "缺少 Python 的 venv 模块：请先安装 python3-venv。" >&2; exit 2; }
        "$target/bin/python" -m pip --disable-pip-version-check --quiet install \
            --no-index --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"
        echo "已安装：$("$target/bin/yinxin" --version)"
        echo "试用：$target/bin/yinxin demo"
        exit 0
    fi
done
echo "本安装包需要 Python $wanted：请安装后重试，或用 PYTHON=/路径/python3 指定。" >&2
exit 2
