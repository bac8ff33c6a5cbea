"""Invented standards in the forms that are met: the printed one, Markdown, two languages, ours."""

CHINESE = """ICS 03.120.10
CCS A 00
中华人民共和国国家标准
GB/T 99001—2021
代替 GB/T 99001—2010
茶叶仓库管理体系 要求
Tea warehouse management systems — Requirements
2021-05-01 发布
2021-11-01 实施
目 次
前言 …………………………………… Ⅲ
1 范围 ………………………………… 1
2 规范性引用文件 …………………… 1
3 术语和定义 ………………………… 1
4 仓库环境 …………………………… 2
4.1 理解仓库 ………………………… 2
附录A（规范性） 记录 ……………… 5
参考文献 …………………………… 7
前 言
本文件按照规则起草。
本文件代替旧版，主要变化如下：
——增加了批的定义；
——删除了旧表。
引 言
0.1 总则
采用体系是仓库的一项决策。
0.2 原则
本文件基于两条原则。
茶叶仓库管理体系 要求
1 范围
本文件规定了茶叶仓库的要求。
本文件适用于：
a) 新建仓库；
b) 改建仓库。
2 规范性引用文件
下列文件中的内容是必不可少的条款。
GB/T 99000—2020 茶叶 术语
3 术语和定义
下列术语和定义适用于本文件。
3.1
茶仓 tea store
存放茶叶的场所。
注1：可以是室内的。
注2：也可以是洞穴。
[来源：GB/T 99000—2020，3.6]
3.2
批
lot
同一时间收下的茶叶。
4 仓库环境
4.1 理解仓库
仓库应确定内部和外部因素。
注：因素可以是正面的。
4.1 和 4.2 的要求适用于所有仓库。
2023 年以后的仓库应符合 4.4.1。
4.2 相关方
4.2.1 仓库应确定：
a) 相关方；
1) 顾客；
2) 供方；
b) 其要求。
注1：例外见附录A。
3.5 mm 以上的孔应封闭。
4.2.2应监视相关方。
11.5.14.2的试验适用于本条。
5 库房
5.1温度
温度应符合表1。
5.2湿度
湿度应低于 60 %。
附录A
（规范性）
记录
A.1 总则
记录应保存。
A.2 内容
A.2.1 记录应包括：
a) 日期；
b) 数量。
A.2.2 记录应签名。
附录B
（资料性）
示例
B.1 一家仓库
正文。
参考文献
[1] GB/T 1 导则
"""
ENGLISH = """# ISO 99001:2020 Tea management systems — Requirements

## Foreword

This is a body. It prepares standards.

## Introduction

### 0.1 General

Adopting it is a decision.

## 1 Scope

This document specifies requirements when a store:

a) needs to show its ability; and

b) aims to please.

NOTE 1 In this document, "tea" applies to leaves.

## 2 Normative references

The following documents are referred to.

## 3 Terms and definitions

For the purposes of this document, the following apply.

### 3.1

tea store

place where tea is kept

Note 1 to entry: It can be indoors.

[SOURCE: ISO 99000:2020, 3.6]

## 4 Context

### 4.1 Understanding the store

The store shall determine issues.

### 4.2 Parties

4.2.1 The store shall determine

a) the parties:

i) customers;

ii) suppliers;

b) their needs.

4.2.2 The store shall watch them.

4.1 and 4.2 apply to all stores.

3.5 mm holes are closed.

## Annex A (informative) Clarification

### A.1 Structure

Words. A.2 is no clause here.

## Annex B (normative)

### Records

B.1 Keep records.

B.2 Sign records.

## Bibliography

[1] ISO 9000
"""
TWO_LANGUAGES = """茶叶仓库规范
Code for tea stores
GB/T 99002—2022
1 范围 Scope
本文件规定了要求。
This document specifies requirements.
2 术语和定义 Terms and definitions
2.1 批 lot
同时收下的茶。
tea received at one time
3 要求 Requirements
3.1 温度
温度应低于30 ℃。
3.1 Temperature
The temperature shall be below 30 °C.
3.2 湿度
湿度应低。
"""
OF_CONSTRUCTION = """茶叶仓库设计规范
GB 59999—2019
1 总 则
1.0.1 为规范设计，制定本规范。
1.0.2 本规范适用于新建仓库。
2 术 语
2.0.1 茶仓 tea store
存放茶叶的建筑。
3 基本规定
3.1 一般规定
3.1.1 仓库应符合下列规定：
1 层高不应小于3 m；
2 门宽不应小于2 m；
3 窗应能关闭。
3.1.2 应通风。
附录A 记录表
A.0.1 记录应签名。
本规范用词说明
1 为便于执行，说明如下：
1）表示很严格：正面词采用“必须”。
"""
